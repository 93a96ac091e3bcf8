import { z } from "zod";
import { Id } from "./fields.ts";
import type { ConversationSummary } from "./operator.ts";
import type { Ask } from "./reply.ts";

/**
 * Lists that operators put together. A filter is a tree of conditions, of bounded size; a person's own, or
 * shared with everyone by supervisors. Browsers import types only.
 */
const LIST_FIELDS = [
  "state",
  "ticket",
  "ticketType",
  "department",
  "operator",
  "tag",
  "priority",
  "language",
  "site",
  "rating",
] as const;
export type ListField = (typeof LIST_FIELDS)[number];
const TIME_FIELDS = ["waiting", "activity", "created"] as const;
export type TimeField = (typeof TIME_FIELDS)[number];

/** One of these values; `not`: none of them. "me", "none", "any" and "anyone" stand for what they say. */
const ListCondition = z.object({
  field: z.enum(LIST_FIELDS),
  not: z.boolean(),
  values: z.array(z.string().min(1).max(64)).min(1).max(50),
});
/** Longer or shorter ago than this. */
const TimeCondition = z.object({
  field: z.enum(TIME_FIELDS),
  not: z.boolean(),
  op: z.enum(["over", "under"]),
  minutes: z.number().int().min(1).max(5_256_000),
});
/** The visitor waits for an answer. */
const FlagCondition = z.object({ field: z.literal("unanswered"), not: z.boolean() });
const Condition = z.union([ListCondition, TimeCondition, FlagCondition]);
export type Condition = z.infer<typeof Condition>;

const CONDITIONS_MAX = 12;
/** Groups within the outermost one, and no deeper: nobody reads more. */
const Inner = z.object({
  match: z.enum(["all", "any"]),
  items: z.array(Condition).min(1).max(CONDITIONS_MAX),
});
export const ViewFilter = z.object({
  match: z.enum(["all", "any"]),
  items: z.array(z.union([Condition, Inner])).max(CONDITIONS_MAX),
});
export type ViewFilter = z.infer<typeof ViewFilter>;
export interface FilterGroup {
  match: "all" | "any";
  items: Filter[];
}
export type Filter = Condition | FilterGroup;

export const VIEW_ORDERS = ["activity", "waiting", "priority", "newest"] as const;
export type ViewOrder = (typeof VIEW_ORDERS)[number];
export const VIEW_ICONS = ["list", "star", "flag", "clock", "inbox", "bolt", "heart", "globe"] as const;
export type ViewIcon = (typeof VIEW_ICONS)[number];
export const VIEW_COLORS = ["gray", "teal", "blue", "violet", "red", "amber", "green"] as const;
export type ViewColor = (typeof VIEW_COLORS)[number];

export const SaveView = z.object({
  /** Null: a new one. */
  id: Id.nullable(),
  name: z.string().trim().min(1).max(60),
  icon: z.enum(VIEW_ICONS),
  color: z.enum(VIEW_COLORS),
  shared: z.boolean(),
  filter: ViewFilter,
  order: z.enum(VIEW_ORDERS),
});
export type SaveView = z.infer<typeof SaveView>;
export const NameView = z.object({ id: Id });
export const OrderViews = z.object({ ids: z.array(Id).max(200) });
export const ViewPageAsked = z.object({
  filter: ViewFilter,
  order: z.enum(VIEW_ORDERS),
  /** `next` of the page before; null for the first. */
  cursor: z
    .string()
    .regex(/^-?\d{1,16}\.[\w-]{1,64}$/)
    .nullable(),
});
export type ViewPageAsked = z.infer<typeof ViewPageAsked>;
export const CountView = z.object({ filter: ViewFilter });
export const NoInput = z.object({});

export interface View extends Omit<SaveView, "id"> {
  id: string;
  /** Whether this operator may change it. */
  mine: boolean;
}
export interface ViewPage {
  conversations: ConversationSummary[];
  next: string | null;
}

export interface ViewsToServer {
  /** One's own and the shared ones, in one's own order. */
  "views:list": Ask<Record<string, never>, View[]>;
  /** Shared ones only by supervisors and administrators. Fails with "conflict" when there are too many. */
  "view:save": Ask<SaveView, View>;
  "view:delete": Ask<{ id: string }, { id: string }>;
  "views:order": Ask<{ ids: string[] }, { ids: string[] }>;
  "view:page": Ask<ViewPageAsked, ViewPage>;
  /** Counted up to 1,000. */
  "view:count": Ask<{ filter: ViewFilter }, number>;
  /** The same for all of one's views, by id. */
  "views:counts": Ask<Record<string, never>, Record<string, number>>;
}
