import type { SaveView, View } from "@palique/shared/views.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { fromJson } from "../db/store.ts";
import { AppError } from "../errors.ts";
import {
  deleteView,
  findView,
  listViews,
  putOrder,
  putView,
  readOrder,
  type ViewRow,
} from "./views.store.ts";

/** Own and shared ones that one operator can have. */
const MOST = 100;

/** One's own and the shared views, in the order this operator gave them. */
export async function showViews(app: App, actor: OperatorActor): Promise<View[]> {
  const [rows, order] = await Promise.all([listViews(app.db, actor.id), readOrder(app.db, actor.id)]);
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return rows.map((row) => describe(actor, row)).sort((a, b) => place(a.id) - place(b.id));
}

/** Makes or changes one. Shared ones are for supervisors and administrators, whoever made them. */
export async function saveView(app: App, actor: OperatorActor, input: SaveView): Promise<View> {
  const row = await commit(app, async (trx, announce) => {
    const known = input.id === null ? undefined : await findView(trx, input.id);
    if (input.id !== null && !mayChange(actor, known)) throw new AppError("not-found");
    if (input.shared && actor.role === "agent") throw new AppError("forbidden");
    if (!known && (await listViews(trx, actor.id)).length >= MOST) throw new AppError("conflict");
    const { name, icon, color, filter, order } = input;
    const saved: ViewRow = {
      id: known?.id ?? app.id(),
      operatorId: known?.operatorId ?? actor.id,
      shared: input.shared ? 1 : 0,
      name,
      icon,
      color,
      filter: JSON.stringify(filter),
      sort: order,
      createdAt: known?.createdAt ?? app.now(),
    };
    await putView(trx, saved);
    announce({ type: "views.changed", operatorId: saved.shared || known?.shared ? null : actor.id });
    return saved;
  });
  return describe(actor, row);
}

/** Deleting what is gone is fine. */
export async function removeView(
  app: App,
  actor: OperatorActor,
  { id }: { id: string },
): Promise<{ id: string }> {
  return commit(app, async (trx, announce) => {
    const known = await findView(trx, id);
    if (!known) return { id };
    if (!mayChange(actor, known)) throw new AppError("not-found");
    await deleteView(trx, id);
    announce({ type: "views.changed", operatorId: known.shared ? null : actor.id });
    return { id };
  });
}

/** The order this operator sees them in. */
export async function orderViews(
  app: App,
  actor: OperatorActor,
  { ids }: { ids: string[] },
): Promise<{ ids: string[] }> {
  return commit(app, async (trx, announce) => {
    await putOrder(trx, actor.id, [...new Set(ids)]);
    announce({ type: "views.changed", operatorId: actor.id });
    return { ids };
  });
}

function mayChange(actor: OperatorActor, row: ViewRow | undefined): boolean {
  if (!row) return false;
  return row.shared ? actor.role !== "agent" : row.operatorId === actor.id;
}

function describe(actor: OperatorActor, row: ViewRow): View {
  return {
    id: row.id,
    name: row.name,
    icon: row.icon as View["icon"],
    color: row.color as View["color"],
    shared: row.shared === 1,
    filter: fromJson<View["filter"]>(row.filter),
    order: row.sort as View["order"],
    mine: mayChange(actor, row),
  };
}
