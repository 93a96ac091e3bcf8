import type { Role } from "@palique/shared/admin.ts";

/** From the least to the most. The schemas' own list stays on the server: it would bring zod along. */
export const ROLE_NAMES: readonly Role[] = ["agent", "supervisor", "admin"];
