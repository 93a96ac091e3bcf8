import type { FileCard, MessageExtra } from "@palique/shared/conversation.ts";
import type { Actor } from "../actors.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { type FilePlace, keepFile, listFiles, type StoredFile, toCard, useFile } from "./files.store.ts";
import { ownerOf } from "./uploader.ts";

/** What the actor says next in the conversation: the words, and the files of the actor's that go with them. */
export async function withFiles(
  trx: Db,
  actor: Actor,
  conversation: { id: string; lastSeq: number },
  text: string,
  fileIds: readonly string[],
): Promise<{ text: string; extra?: MessageExtra }> {
  if (fileIds.length === 0) return { text };
  const place = { conversationId: conversation.id, seq: conversation.lastSeq + 1 };
  return contentWith(trx, await ownerOf(trx, actor), place, text, fileIds);
}

/** The same for an owner that is known, in a place that is. */
export async function contentWith(
  trx: Db,
  owner: string,
  place: FilePlace,
  text: string,
  fileIds: readonly string[],
): Promise<{ text: string; extra?: MessageExtra }> {
  if (fileIds.length === 0) return { text };
  return { text, extra: { files: await attachFiles(trx, owner, place, fileIds) } };
}

/** Makes finished uploads part of the message that is about to be stored, in the order given. */
function attachFiles(trx: Db, owner: string, place: FilePlace, ids: readonly string[]): Promise<FileCard[]> {
  return claimFiles(trx, owner, place, ids, (id) => useFile(trx, id, place, "ready"));
}

/** Makes finished uploads part of something that is no message, or none yet (null: of no conversation). */
export function keepFiles(
  trx: Db,
  owner: string,
  conversationId: string | null,
  ids: readonly string[],
): Promise<FileCard[]> {
  return claimFiles(trx, owner, { conversationId }, ids, (id) => keepFile(trx, id));
}

/** What a file can be meant for; null: no conversation. */
type Home = { conversationId: string | null } | { roomId: string };

/** Each is used once, by who uploaded it, where it was meant for; anything else is "not-found". */
async function claimFiles(
  trx: Db,
  owner: string,
  home: Home,
  ids: readonly string[],
  claim: (id: string) => Promise<boolean>,
): Promise<FileCard[]> {
  const found = new Map((await listFiles(trx, ids)).map((file) => [file.id, file]));
  const cards: FileCard[] = [];
  for (const id of ids) {
    const file = found.get(id);
    if (file?.owner !== owner || !isMeantFor(file, home) || !(await claim(id))) {
      throw new AppError("not-found", { field: "fileIds" });
    }
    cards.push(toCard(file));
  }
  return cards;
}

function isMeantFor(file: StoredFile, home: Home): boolean {
  if ("roomId" in home) return file.roomId === home.roomId;
  return (
    file.roomId === null && (file.conversationId === null || file.conversationId === home.conversationId)
  );
}
