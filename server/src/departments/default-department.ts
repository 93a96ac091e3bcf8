import type { Department } from "./departments.store.ts";

/** What a new department is until someone changes it. */
export const DEFAULT_DEPARTMENT: Omit<Department, "id" | "names"> = {
  strategy: "fewest-chats",
  capacity: null,
  queueLimit: null,
  overflowDepartmentId: null,
  hours: null,
  offline: "ticket",
  offerSeconds: 60,
  rating: "thumbs",
  resumeMinutes: 30,
  auto: null,
  disabled: false,
};
