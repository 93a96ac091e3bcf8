import { z } from "zod";
import { AutoMessages } from "./automatic.ts";
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
import { PASSWORD_MAX, PASSWORD_MIN, VARIABLE_MAX, VARIABLE_NAME_MAX } from "./limits.ts";
import { TRACKING } from "./live-names.ts";
import type { OperatorSelf, OperatorStatus } from "./operator.ts";
import { PRIORITY_NAMES } from "./priority.ts";
import { AddressRuleField, Retention } from "./privacy.ts";
import { SaveAlerts } from "./push.ts";
import { Sharing } from "./sharing.ts";
import { Analytics } from "./tracking.ts";

/** The HTTP contract of sign-in, setup and administration, under /api/v1. Answers are `Reply<T>` as JSON. */

/** What follows the last dot of a file's name. */
const FileEnding = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]{1,12}$/);

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

/** What visitors are asked after a chat. */
export const RATING_SETTINGS = ["off", "thumbs", "stars"] as const;
export type RatingSetting = (typeof RATING_SETTINGS)[number];

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
  rating: z.enum(RATING_SETTINGS),
  /** So long after the end of a chat a visitor goes on with the same operator; 0: never. */
  resumeMinutes: z.number().int().min(0).max(1440),
  /** Null: it says nothing by itself. */
  auto: AutoMessages.nullable(),
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

const PriorityRule = z
  .object({
    about: z.enum(["url", "variable"]),
    /** Of the variable; "" for the address of the page. */
    name: z.string().trim().max(VARIABLE_NAME_MAX),
    test: z.enum(["is", "contains"]),
    value: z.string().trim().min(1).max(VARIABLE_MAX),
    priority: z.enum(PRIORITY_NAMES),
  })
  .refine((rule) => rule.about === "url" || rule.name !== "", { path: ["name"] });
export type PriorityRule = z.infer<typeof PriorityRule>;

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
  /** Visitors may be told of answers by the website's own service worker. */
  visitorPush: z.boolean(),
  /** So long after a visitor left without reading an answer, it is mailed with a link to go on; 0: never. */
  missedMailMinutes: z.number().int().min(0).max(1440),
  /** Messages with links get the titles of the pages, which the server looks up. */
  linkTitles: z.boolean(),
  privacyUrl: WebUrl.nullable(),
  /** Empty: every department. */
  departmentIds: z.array(Id).max(200),
  defaultDepartmentId: Id.nullable(),
  /** How far up the embedding page may set the priority itself (data-priority): anybody can change a page. */
  pagePriority: z.enum(["none", "high", "urgent"]),
  /** The first that fits decides how urgent a chat is; upper and lower case are the same. */
  priorityRules: z.array(PriorityRule).max(50),
  /** Visitors may send files. */
  visitorFiles: z.boolean(),
  /** The largest one, in MB; null or more than the server allows: what the server allows. */
  fileMaxMb: z.number().int().min(1).max(1_000).nullable(),
  /** Who is seen in the live list. */
  tracking: z.enum(TRACKING),
  /** Whom on the page the widget tells what happens in it. */
  analytics: Analytics,
  /** What operators may ask its visitors to share, and what stays hidden. */
  sharing: Sharing,
});
export type SaveSite = z.input<typeof SaveSite>;
export type SiteAdmin = z.output<typeof SaveSite> & { id: string; key: string; scriptTag: string };

/** PATCH /profile (any subset) -> OperatorSelf. PUT /profile/avatar: image bytes (PNG, JPEG, WebP); DELETE /profile/avatar. */
export const SaveProfile = z.object({
  name: Name,
  locale: LocaleField,
  theme: z.enum(["light", "dark", "auto"]),
  /** What to be told of, and how. */
  alerts: SaveAlerts,
});
export type SaveProfile = z.input<typeof SaveProfile>;
/** PUT /profile/password -> null; other sessions of this operator end. */
export const ChangePassword = z.object({ current: z.string().max(PASSWORD_MAX), next: Password });
export type ChangePassword = z.input<typeof ChangePassword>;

/** GET /settings -> Settings; PATCH /settings (any subset) -> Settings. */
export const SaveSettings = z.object({
  organisation: Name,
  idleAwayMinutes: z.number().int().min(0).max(240),
  /** How long own messages can be edited and deleted; 0: never. */
  editMinutes: z.number().int().min(0).max(1440),
  /** The organisation's own, offered for business hours. */
  timeZone: TimeZone,
  /** How fast messages "as if typed" are; see typing.ts. */
  typing: z.object({
    charsPerSecond: z.number().min(0).max(60),
    minSeconds: z.number().int().min(0).max(30),
    maxSeconds: z.number().int().min(1).max(60),
    variation: z.number().int().min(0).max(50),
  }),
  /** Endings of names that are refused, such as "exe", whoever sends them. */
  refusedFiles: z.array(FileEnding).max(200),
  /** How many days what is stored is kept. */
  retention: Retention,
  /** How much of the addresses that visitors come from is stored. */
  addresses: AddressRuleField,
});
export type SaveSettings = z.input<typeof SaveSettings>;
export type Settings = z.output<typeof SaveSettings>;
