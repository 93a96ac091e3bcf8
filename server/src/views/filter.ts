import { PRIORITY_OF, type PriorityName } from "@palique/shared/priority.ts";
import type { Condition, Filter, ListField, TimeField } from "@palique/shared/views.ts";
import { type Expression, expressionBuilder, type SqlBool, sql } from "kysely";
import type { Database } from "../db/schema.ts";

type Tables = "conversations" | "visitors" | "chats" | "tickets" | "ratings" | "conversationTags";
const eb = expressionBuilder<Database, Tables>();

/**
 * A view's filter as a condition on the rows of the inbox (summaries.store). shared/view-match.ts says the same
 * of one row; a test holds them together. Every value is bound.
 */
export function filterRows(filter: Filter, me: string, now: number): Expression<SqlBool> {
  if ("match" in filter) {
    const parts = filter.items.map((item) => filterRows(item, me, now));
    if (parts.length === 0) return sql<SqlBool>`1 = 1`;
    return filter.match === "all" ? eb.and(parts) : eb.or(parts);
  }
  // What is unknown is false, also when it is turned round.
  const holds = sql`case when ${condition(filter, me, now)} then 1 else 0 end`;
  return filter.not ? sql<SqlBool>`${holds} = 0` : sql<SqlBool>`${holds} = 1`;
}

function condition(filter: Condition, me: string, now: number): Expression<SqlBool> {
  if (filter.field === "unanswered") return eb("conversations.waitingSince", "is not", null);
  if ("minutes" in filter) {
    const since = now - filter.minutes * 60_000;
    return eb(SINCE[filter.field], filter.op === "over" ? "<" : ">=", since);
  }
  const parts = filter.values.flatMap((value) => LISTS[filter.field](value, me) ?? []);
  return parts.length > 0 ? eb.or(parts) : sql<SqlBool>`1 = 0`;
}

const SINCE = {
  waiting: "conversations.waitingSince",
  activity: "conversations.lastAt",
  created: "conversations.createdAt",
} as const satisfies Record<TimeField, string>;

type One = (value: string, me: string) => Expression<SqlBool> | null;

const LISTS: Readonly<Record<ListField, One>> = {
  state(value) {
    if (value === "none") return eb("chats.state", "is", null);
    if (value === "held") return eb("chats.heldAt", "is not", null);
    if (value === "snoozed") return eb("conversations.snoozedUntil", "is not", null);
    return eb("chats.state", "=", value);
  },
  ticket(value) {
    if (value === "none") return eb("tickets.status", "is", null);
    return value === "any" ? eb("tickets.status", "is not", null) : eb("tickets.status", "=", value);
  },
  ticketType: (value) => eb("tickets.type", "=", value),
  department: (value) => eb("conversations.departmentId", "=", value),
  operator(value, me) {
    if (value === "none") return eb("chats.operatorId", "is", null);
    if (value === "anyone") return eb("chats.operatorId", "is not", null);
    return eb("chats.operatorId", "=", value === "me" ? me : value);
  },
  tag(value) {
    const tags = eb
      .selectFrom("conversationTags")
      .select("tagId")
      .whereRef("conversationTags.conversationId", "=", "conversations.id");
    return value === "none" ? eb.not(eb.exists(tags)) : eb.exists(tags.where("tagId", "=", value));
  },
  priority(value) {
    const priority = PRIORITY_OF[value as PriorityName];
    if (priority === undefined) return null;
    if (priority === -1) return eb("conversations.priority", "<=", -1);
    return priority === 2
      ? eb("conversations.priority", ">=", 2)
      : eb("conversations.priority", "=", priority);
  },
  language(value) {
    const language = sql<string>`lower(${eb.ref("visitors.language")})`;
    const exact = value.toLowerCase();
    return eb.or([
      eb(language, "=", exact),
      sql<SqlBool>`substr(${language}, 1, ${exact.length + 1}) = ${`${exact}-`}`,
    ]);
  },
  site: (value) => eb("conversations.siteId", "=", value),
  rating(value) {
    if (value === "none") return eb("ratings.score", "is", null);
    const good = eb.or([
      eb.and([eb("ratings.kind", "=", "thumbs"), eb("ratings.score", ">=", 1)]),
      eb.and([eb("ratings.kind", "=", "stars"), eb("ratings.score", ">=", 4)]),
    ]);
    if (value === "good") return good;
    return value === "bad" ? eb.and([eb("ratings.score", "is not", null), eb.not(good)]) : null;
  },
};
