import { orderKey } from "@palique/shared/view-match.ts";
import type { ViewFilter, ViewPage, ViewPageAsked } from "@palique/shared/views.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { scopeOf } from "../conversations/list-conversations.ts";
import { countMatching, listMatching } from "../conversations/summaries.store.ts";
import { filterRows } from "./filter.ts";
import { showViews } from "./save-view.ts";

const PAGE = 50;
const COUNT_MAX = 1_000;

/** A page of what a filter lets through, among what the operator may see. */
export async function readViewPage(
  app: App,
  actor: OperatorActor,
  { filter, order, cursor }: ViewPageAsked,
): Promise<ViewPage> {
  const [key = "", id = ""] = cursor?.split(".") ?? [];
  const rows = await listMatching(app.db, scopeOf(actor), {
    where: filterRows(filter, actor.id, app.now()),
    order,
    after: cursor === null ? null : { key: Number(key), id },
    limit: PAGE + 1,
  });
  const conversations = rows.slice(0, PAGE);
  const last = conversations.at(-1);
  return { conversations, next: rows.length > PAGE && last ? `${orderKey(order, last)}.${last.id}` : null };
}

/** How many it lets through, up to 1,000. */
export function countView(
  app: App,
  actor: OperatorActor,
  { filter }: { filter: ViewFilter },
): Promise<number> {
  return countMatching(app.db, scopeOf(actor), filterRows(filter, actor.id, app.now()), COUNT_MAX);
}

/** The same for every view of the operator, one after the other so that nobody waits for all of them. */
export async function countViews(app: App, actor: OperatorActor): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { id, filter } of await showViews(app, actor))
    counts[id] = await countView(app, actor, { filter });
  return counts;
}
