import type { Canned, SaveCanned } from "@palique/shared/canned.ts";
import type { FileCard } from "@palique/shared/conversation.ts";
import type { z } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import { type Db, fromJson } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { keepFiles } from "../files/attach-files.ts";
import { dropKeptFiles } from "../files/remove-files.ts";
import { ownerOfOperator } from "../files/uploader.ts";
import { recordAct } from "../settings/record-act.ts";
import {
  type CannedRow,
  deleteCannedRow,
  findByShortcut,
  findCanned,
  insertCanned,
  toCanned,
  updateCanned,
} from "./canned.store.ts";
import { checkRoom, mayKeepCanned, ownerOf } from "./may-keep-canned.ts";

type Saved = z.output<typeof SaveCanned>;

/** Makes a ready-made text. Fails with "conflict" when its owner has one with that shortcut. */
export async function createCanned(app: App, actor: OperatorActor, input: Saved): Promise<Canned> {
  return commit(app, async (trx, announce) => {
    const ownerId = await ownerOf(trx, actor, input);
    const values = { ...rowOf(app, input, ownerId), id: app.id(), uses: 0 };
    if (await findByShortcut(trx, values)) throw new AppError("conflict", { field: "shortcut" });
    await checkRoom(trx, values);
    const row = { ...values, files: await filesOf(app, trx, announce, actor, [], input.fileIds) };
    await insertCanned(trx, row);
    await recordKept(app, trx, actor, row);
    announce({ type: "canned.changed" });
    return toCanned(row, app.now());
  });
}

/** Changes one, also whose it is. Fails with "not-found" for what the operator may not keep. */
export async function saveCanned(
  app: App,
  actor: OperatorActor,
  { id, ...input }: Saved & { id: string },
): Promise<Canned> {
  return commit(app, async (trx, announce) => {
    const before = await findKept(trx, actor, id);
    const ownerId = await ownerOf(trx, actor, input);
    const values = { ...before, ...rowOf(app, input, ownerId) };
    const same = await findByShortcut(trx, values);
    if (same && same.id !== id) throw new AppError("conflict", { field: "shortcut" });
    if (before.ownerId !== ownerId || before.scope !== input.scope) await checkRoom(trx, values);
    const had = fromJson<FileCard[]>(before.files);
    const row = { ...values, files: await filesOf(app, trx, announce, actor, had, input.fileIds) };
    const { uses: _, ...changed } = row;
    await updateCanned(trx, changed);
    await recordKept(app, trx, actor, row);
    announce({ type: "canned.changed" });
    return toCanned(row, app.now());
  });
}

/** Deleting what is gone is fine. Messages that were sent keep the files they got. */
export async function deleteCanned(app: App, actor: OperatorActor, id: string): Promise<null> {
  return commit(app, async (trx, announce) => {
    if (!(await findCanned(trx, id))) return null;
    const row = await findKept(trx, actor, id);
    await deleteCannedRow(trx, id);
    await dropKeptFiles(app, trx, announce, fromJson<FileCard[]>(row.files));
    await recordKept(app, trx, actor, row);
    announce({ type: "canned.changed" });
    return null;
  });
}

async function findKept(trx: Db, actor: OperatorActor, id: string): Promise<CannedRow> {
  const row = await findCanned(trx, id);
  if (!row || !mayKeepCanned(actor, row)) throw new AppError("not-found");
  return row;
}

/** Those it has of the ones named, with new uploads in their places; the rest are let go. As stored. */
async function filesOf(
  app: App,
  trx: Db,
  announce: Announce,
  actor: OperatorActor,
  had: readonly FileCard[],
  fileIds: readonly string[],
): Promise<string> {
  const added = fileIds.filter((id) => had.every((file) => file.id !== id));
  const kept = [...had, ...(await keepFiles(trx, ownerOfOperator(actor), null, added))];
  const gone = had.filter(({ id }) => !fileIds.includes(id));
  await dropKeptFiles(app, trx, announce, gone);
  return JSON.stringify(fileIds.flatMap((id) => kept.find((file) => file.id === id) ?? []));
}

/** What an operator keeps for themselves is no administrative act. */
async function recordKept(app: App, trx: Db, actor: OperatorActor, row: CannedRow): Promise<void> {
  if (row.scope !== "personal") await recordAct(app, trx, actor.id, "canned.update", row.id);
}

/** All but what only saving decides. */
export function rowOf(
  app: App,
  { scope, shortcut, title, folder, texts }: Omit<Saved, "fileIds">,
  ownerId: string,
): Omit<CannedRow, "id" | "uses" | "files"> {
  return { scope, ownerId, shortcut, title, folder, texts: JSON.stringify(texts), updatedAt: app.now() };
}
