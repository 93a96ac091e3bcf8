import type { Canned, CannedImported, SaveCanned } from "@palique/shared/canned.ts";
import type { z } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { recordAct } from "../settings/record-act.ts";
import {
  type CannedRow,
  countCanned,
  deleteCannedRow,
  findByShortcut,
  findCanned,
  insertCanned,
  toCanned,
  updateCanned,
} from "./canned.store.ts";
import { mayKeepCanned, ownerOf } from "./may-keep-canned.ts";

type Saved = z.output<typeof SaveCanned>;
/** Of one operator, one department, or global: more than anyone can remember, little enough to load at once. */
const MOST = 1_000;

/** Makes a ready-made text. Fails with "conflict" when its owner has one with that shortcut. */
export async function createCanned(app: App, actor: OperatorActor, input: Saved): Promise<Canned> {
  const row = await app.write(async (trx) => {
    const ownerId = await ownerOf(trx, actor, input);
    const made = { ...rowOf(app, input, ownerId), id: app.id(), uses: 0 };
    if (await findByShortcut(trx, made)) throw new AppError("conflict", { field: "shortcut" });
    await checkRoom(trx, made);
    await insertCanned(trx, made);
    await recordKept(app, trx, actor, made);
    return made;
  });
  app.publish({ type: "canned.changed" });
  return toCanned(row);
}

/** Changes one, also whose it is. Fails with "not-found" for what the operator may not keep. */
export async function saveCanned(
  app: App,
  actor: OperatorActor,
  { id, ...input }: Saved & { id: string },
): Promise<Canned> {
  const row = await app.write(async (trx) => {
    const before = await findKept(trx, actor, id);
    const ownerId = await ownerOf(trx, actor, input);
    const changed = { ...before, ...rowOf(app, input, ownerId) };
    const same = await findByShortcut(trx, changed);
    if (same && same.id !== id) throw new AppError("conflict", { field: "shortcut" });
    if (before.ownerId !== ownerId || before.scope !== input.scope) await checkRoom(trx, changed);
    const { uses: _, ...values } = changed;
    await updateCanned(trx, values);
    await recordKept(app, trx, actor, changed);
    return changed;
  });
  app.publish({ type: "canned.changed" });
  return toCanned(row);
}

/** Deleting what is gone is fine. */
export async function deleteCanned(app: App, actor: OperatorActor, id: string): Promise<null> {
  await app.write(async (trx) => {
    if (!(await findCanned(trx, id))) return;
    const row = await findKept(trx, actor, id);
    await deleteCannedRow(trx, id);
    await recordKept(app, trx, actor, row);
  });
  app.publish({ type: "canned.changed" });
  return null;
}

/** Takes several in at once, all or none: what has the shortcut of one that is there takes its place. */
export async function importCanned(
  app: App,
  actor: OperatorActor,
  { items }: { items: Saved[] },
): Promise<CannedImported> {
  const result = await app.write(async (trx) => {
    const counts = { added: 0, changed: 0 };
    for (const [index, item] of items.entries()) {
      const ownerId = await ownerOf(trx, actor, item).catch((error: unknown) => {
        throw error instanceof AppError && error.code === "bad-input"
          ? new AppError("bad-input", { field: `items.${index}.departmentId` })
          : error;
      });
      const values = rowOf(app, item, ownerId);
      const before = await findByShortcut(trx, values);
      if (before) await updateCanned(trx, { ...values, id: before.id });
      else {
        await checkRoom(trx, values);
        await insertCanned(trx, { ...values, id: app.id(), uses: 0 });
      }
      counts[before ? "changed" : "added"]++;
    }
    await recordAct(app, trx, actor.id, "canned.import", String(items.length));
    return counts;
  });
  app.publish({ type: "canned.changed" });
  return result;
}

async function findKept(trx: Db, actor: OperatorActor, id: string): Promise<CannedRow> {
  const row = await findCanned(trx, id);
  if (!row || !mayKeepCanned(actor, row)) throw new AppError("not-found");
  return row;
}

async function checkRoom(trx: Db, { scope, ownerId }: Pick<CannedRow, "scope" | "ownerId">): Promise<void> {
  if ((await countCanned(trx, scope, ownerId)) >= MOST) throw new AppError("at-capacity");
}

/** What an operator keeps for themselves is no administrative act. */
async function recordKept(app: App, trx: Db, actor: OperatorActor, row: CannedRow): Promise<void> {
  if (row.scope !== "personal") await recordAct(app, trx, actor.id, "canned.update", row.id);
}

function rowOf(app: App, input: Saved, ownerId: string): Omit<CannedRow, "id" | "uses"> {
  const { scope, shortcut, title, folder, texts } = input;
  return { scope, ownerId, shortcut, title, folder, texts: JSON.stringify(texts), updatedAt: app.now() };
}
