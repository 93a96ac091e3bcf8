import { z } from "zod";
import {
  Color,
  Email,
  Id,
  LocaleField,
  LocalizedName,
  LocalizedText,
  Name,
  TimeZone,
  WebUrl,
} from "./fields.ts";
import { BusinessHours } from "./hours.ts";
import { PASSWORD_MAX, PASSWORD_MIN } from "./limits.ts";
import type { OperatorSelf, OperatorStatus } from "./operator.ts";

/** The HTTP contract of sign-in, setup and administration, under /api/v1. Answers are `Reply<T>` as JSON. */

export const ROLES = ["admin", "supervisor", "agent"] as const;
export type Role = (typeof ROLES)[number];
const Password = z.string().min(PASSWORD_MIN).max(PASSWORD_MAX);

/** POST /session -> OperatorSelf, sets the cookie. GET /session -> OperatorSelf. DELETE /session signs out. */
export const SignIn = z.object({ email: Email, password: z.string().max(PASSWORD_MAX) });
export type SignIn = z.input<typeof SignIn>;

/** An exact origin ("https://www.example.com") or one with any subdomain ("https://*.example.com"). */
export const AllowedOrigin = z
  .string()
  .trim()
  .transform((origin) => origin.toLowerCase().replace(/\/$/, ""))
  .refine(
    (origin) =>
      /^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/.test(origin) ||
      /^https?:\/\/\[[0-9a-f:]+\](:\d{1,5})?$/.test(origin),
  );

/** GET /setup/:token -> SetupState; POST /setup/:token -> SetupDone and signs in. The token works once. */
export const CompleteSetup = z.object({
  organisation: Name,
  name: Name,
  email: Email,
  password: Password,
  locale: LocaleField,
  timeZone: TimeZone,
  departments: z.array(LocalizedName).min(1).max(20),
  /** None: any website may embed the widget. */
  origins: z.array(AllowedOrigin).max(50),
});
export type CompleteSetup = z.input<typeof CompleteSetup>;
export interface SetupState {
  defaultLocale: "en" | "es";
}
export interface SetupDone {
  me: OperatorSelf;
  scriptTag: string;
  /** Path of the demo page; null when DEMO is off. */
  demo: string | null;
}

export const STRATEGIES = ["fewest-chats", "longest-idle", "round-robin", "manual"] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** POST /departments, PATCH /departments/:id (any subset) -> DepartmentAdmin; GET /departments -> DepartmentAdmin[]. */
export const SaveDepartment = z.object({
  names: LocalizedName,
  memberIds: z.array(Id).max(1000),
  strategy: z.enum(STRATEGIES),
  /** Most chats of this department one operator has at once; null: only the operator's own limit. */
  capacity: z.number().int().min(1).max(100).nullable(),
  /** Most chats waiting; past it new ones overflow, then leave a ticket. Null: no limit. */
  queueLimit: z.number().int().min(0).max(1000).nullable(),
  overflowDepartmentId: Id.nullable(),
  /** Null: always open. */
  hours: BusinessHours.nullable(),
  /** ticket: the form; queue: chats wait although nobody is there; hidden: not offered while offline. */
  offline: z.enum(["ticket", "queue", "hidden"]),
  /** Seconds an offer stands before it goes to the next operator. */
  offerSeconds: z.number().int().min(5).max(600),
  disabled: z.boolean(),
});
export type SaveDepartment = z.input<typeof SaveDepartment>;
export type DepartmentAdmin = z.output<typeof SaveDepartment> & { id: string };

/** POST /operators/invites -> Invite; DELETE /operators/invites/:id. */
export const InviteOperator = z.object({
  email: Email,
  role: z.enum(ROLES),
  departmentIds: z.array(Id).max(200),
  capacity: z.number().int().min(1).max(100),
});
export type InviteOperator = z.input<typeof InviteOperator>;
export interface Invite {
  id: string;
  email: string;
  role: Role;
  departmentIds: string[];
  capacity: number;
  /** Only in the answer that made it: the token is stored hashed. */
  link: string | null;
  expiresAt: number;
}
/** GET /invites/:token -> InviteState; POST /invites/:token -> OperatorSelf and signs in. */
export const AcceptInvite = z.object({ name: Name, password: Password, locale: LocaleField });
export type AcceptInvite = z.input<typeof AcceptInvite>;
export interface InviteState {
  email: string;
  organisation: string;
}

/** PATCH /operators/:id (any subset) -> OperatorAdmin; GET /operators -> { operators, invites }. */
export const SaveOperator = z.object({
  role: z.enum(ROLES),
  departmentIds: z.array(Id).max(200),
  capacity: z.number().int().min(1).max(100),
  disabled: z.boolean(),
});
export type SaveOperator = z.input<typeof SaveOperator>;
export interface OperatorAdmin {
  id: string;
  name: string;
  email: string;
  avatar: string | null;
  role: Role;
  departmentIds: string[];
  capacity: number;
  disabled: boolean;
  status: OperatorStatus;
  connected: boolean;
}
export interface OperatorList {
  operators: OperatorAdmin[];
  invites: Invite[];
}

/** POST /sites, PATCH /sites/:id (any subset) -> SiteAdmin; GET /sites -> SiteAdmin[]. */
export const SaveSite = z.object({
  name: Name,
  origins: z.array(AllowedOrigin).max(50),
  color: Color,
  theme: z.enum(["light", "dark", "auto"]),
  position: z.enum(["left", "right"]),
  greeting: LocalizedText,
  fields: z.object({
    name: z.enum(["required", "optional", "hidden"]),
    email: z.enum(["required", "optional", "hidden"]),
  }),
  typingPreview: z.boolean(),
  privacyUrl: WebUrl.nullable(),
  /** Empty: every department. */
  departmentIds: z.array(Id).max(200),
  defaultDepartmentId: Id.nullable(),
});
export type SaveSite = z.input<typeof SaveSite>;
export type SiteAdmin = z.output<typeof SaveSite> & { id: string; key: string; scriptTag: string };

/** PATCH /profile (any subset) -> OperatorSelf. PUT /profile/avatar: image bytes (PNG, JPEG, WebP); DELETE /profile/avatar. */
export const SaveProfile = z.object({
  name: Name,
  locale: LocaleField,
  theme: z.enum(["light", "dark", "auto"]),
});
export type SaveProfile = z.input<typeof SaveProfile>;
/** PUT /profile/password -> null; other sessions of this operator end. */
export const ChangePassword = z.object({ current: z.string().max(PASSWORD_MAX), next: Password });
export type ChangePassword = z.input<typeof ChangePassword>;

/** GET /settings -> Settings; PATCH /settings (any subset) -> Settings. */
export const SaveSettings = z.object({
  organisation: Name,
  idleAwayMinutes: z.number().int().min(0).max(240),
  /** The organisation's own, offered for business hours. */
  timeZone: TimeZone,
});
export type SaveSettings = z.input<typeof SaveSettings>;
export type Settings = z.output<typeof SaveSettings>;
