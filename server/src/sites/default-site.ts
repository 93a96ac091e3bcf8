import { randomBytes } from "node:crypto";
import { SHARING_AT_FIRST } from "@palique/shared/sharing-at-first.ts";
import type { Site } from "./sites.store.ts";

/** A new site, with a key of its own and the widget's own look. */
export function defaultSite(id: string): Omit<Site, "name"> {
  return {
    id,
    key: randomBytes(9).toString("base64url"),
    origins: [],
    color: "#0f6e66",
    theme: "auto",
    position: "right",
    greeting: {},
    fields: { name: "required", email: "optional" },
    typingPreview: true,
    visitorPush: false,
    missedMailMinutes: 5,
    linkTitles: false,
    privacyUrl: null,
    departmentIds: [],
    defaultDepartmentId: null,
    pagePriority: "none",
    priorityRules: [],
    visitorFiles: true,
    fileMaxMb: null,
    tracking: "memory",
    analytics: { gtag: true, dataLayer: true, matomo: true, plausible: true },
    sharing: SHARING_AT_FIRST,
  };
}
