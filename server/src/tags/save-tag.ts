import type { SaveTag, Tag, TagAdmin } from "@palique/shared/control.ts";
import type { z } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import { raiseRev } from "../conversations/conversations.store.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { requireAdmin } from "../operators/require-admin.ts";
import { recordAct } from "../settings/record-act.ts";
import { countTags, deleteTag, findTag, findTagNamed, insertTag, listTags, updateTag } from "./tags.store.ts";

type Saved = z.output<typeof SaveTag>;
type Change = { [F in keyof Saved]?: Saved[F] | undefined };

/** More cannot be told apart, nor picked from. */
const MOST = 500;

/** For supervisors and administrators, also while they are tagging. One of that name is given back as it is. */
export async function createTag(app: App, actor: OperatorActor, input: Saved): Promise<Tag> {
  if (actor.role === "agent") throw new AppError("forbidden");
  return commit(app, async (trx, announce) => {
    const folded = foldTag(input.name);
    if ((await listTags(trx)).length >= MOST) throw new AppError("conflict");
    const tag = { ...input, id: app.id() };
    if (!(await insertTag(trx, { ...tag, folded, createdAt: app.now() }))) {
      const known = await findTagNamed(trx, folded);
      if (!known) throw new AppError("conflict");
      return known;
    }
    await recordAct(app, trx, actor.id, "tag.create", tag.id);
    announce({ type: "tags.changed" });
    return tag;
  });
}

/** Fails with "not-found", and with "conflict" when another one has that name. */
export async function saveTag(
  app: App,
  actor: OperatorActor,
  { id, name, color }: Change & { id: string },
): Promise<Tag> {
  requireAdmin(actor);
  return commit(app, async (trx, announce) => {
    const before = await findTag(trx, id);
    if (!before) throw new AppError("not-found");
    const tag = { id, name: name ?? before.name, color: color ?? before.color };
    const folded = foldTag(tag.name);
    const same = await findTagNamed(trx, folded);
    if (same && same.id !== id) throw new AppError("conflict", { field: "name" });
    await updateTag(trx, { ...tag, folded });
    await recordAct(app, trx, actor.id, "tag.update", id);
    announce({ type: "tags.changed" });
    return tag;
  });
}

/** Takes it off every conversation, too. Deleting what is gone is fine. */
export async function removeTag(app: App, actor: OperatorActor, input: { id: string }): Promise<null> {
  requireAdmin(actor);
  await commit(app, async (trx, announce) => {
    if (!(await findTag(trx, input.id))) return;
    await tellRows(trx, announce, await deleteTag(trx, input.id));
    await recordAct(app, trx, actor.id, "tag.delete", input.id);
    announce({ type: "tags.changed" });
  });
  return null;
}

export async function showTags(app: App, actor: OperatorActor): Promise<TagAdmin[]> {
  requireAdmin(actor);
  return countTags(app.db);
}

/** Consoles leave out tags they do not know, so only the newer rev has to arrive, whenever the row is read. */
async function tellRows(trx: Db, announce: Announce, conversationIds: readonly string[]): Promise<void> {
  for (const conversationId of conversationIds.slice(0, MOST)) {
    await raiseRev(trx, conversationId);
    announce({ type: "conversation.changed", conversationId });
  }
}

/** For telling names apart: without case and accents. */
function foldTag(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
