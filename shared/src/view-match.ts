import type { ConversationSummary } from "./operator.ts";
import { priorityName } from "./priority.ts";
import type { Condition, Filter, FilterGroup, ListField, TimeField, ViewOrder } from "./views.ts";

/**
 * Whether a row belongs to a view: the same rule as the server's query (views/filter.ts), so that an open view
 * follows what happens without asking. Pure: browsers run it.
 */
export function matches(filter: Filter, row: ConversationSummary, me: string, now: number): boolean {
  if ("match" in filter) return matchesGroup(filter, row, me, now);
  const fits = fitsCondition(filter, row, me, now);
  return filter.not ? !fits : fits;
}

function matchesGroup(
  { match, items }: FilterGroup,
  row: ConversationSummary,
  me: string,
  now: number,
): boolean {
  const fits = (item: Filter) => matches(item, row, me, now);
  return match === "all" ? items.every(fits) : items.length === 0 || items.some(fits);
}

function fitsCondition(condition: Condition, row: ConversationSummary, me: string, now: number): boolean {
  if (condition.field === "unanswered") return row.waitingSince !== null;
  if ("minutes" in condition) {
    const since = sinceOf(condition.field, row);
    if (since === null) return false;
    const age = now - since;
    return condition.op === "over" ? age > condition.minutes * 60_000 : age <= condition.minutes * 60_000;
  }
  const own = valuesOf(condition.field, row, me);
  return condition.values.some((value) => own.includes(value));
}

function sinceOf(field: TimeField, row: ConversationSummary): number | null {
  if (field === "waiting") return row.waitingSince;
  return field === "created" ? row.createdAt : row.lastAt;
}

/** What a row is, in the words that conditions use. */
function valuesOf(field: ListField, row: ConversationSummary, me: string): string[] {
  const { chat, ticket } = row;
  switch (field) {
    case "state":
      return [
        chat?.state ?? "none",
        ...(chat?.held ? ["held"] : []),
        ...(row.snoozedUntil !== null ? ["snoozed"] : []),
      ];
    case "ticket":
      return ticket ? ["any", ticket.status] : ["none"];
    case "ticketType":
      return ticket ? [ticket.type] : [];
    case "department":
      return [row.departmentId];
    case "operator":
      if (!chat?.operatorId) return ["none"];
      return ["anyone", chat.operatorId, ...(chat.operatorId === me ? ["me"] : [])];
    case "tag":
      return row.tagIds.length > 0 ? row.tagIds : ["none"];
    case "priority":
      return [priorityName(row.priority)];
    case "language":
      return [row.language.split("-")[0]?.toLowerCase() ?? ""];
    case "site":
      return [row.siteId];
    case "rating": {
      const rating = chat?.rating;
      if (!rating) return ["none"];
      return [(rating.kind === "thumbs" ? rating.score >= 1 : rating.score >= 4) ? "good" : "bad"];
    }
  }
}

/** What the rows of a view are ordered by, and whether the smallest comes first. Ties go by id, newest first. */
export function orderKey(order: ViewOrder, row: ConversationSummary): number {
  if (order === "waiting") return row.waitingSince ?? Number.MAX_SAFE_INTEGER;
  if (order === "priority") return -row.priority;
  return -(order === "activity" ? row.lastAt : row.createdAt);
}
