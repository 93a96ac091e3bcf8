import type { FileCard } from "@palique/shared/conversation.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findOwn } from "../conversations/find-own.ts";
import { fromJson } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { copyFiles } from "../files/copy-files.ts";
import { listFiles, type StoredFile } from "../files/files.store.ts";
import { ownerOfOperator } from "../files/uploader.ts";
import { findCanned } from "./canned.store.ts";
import { maySeeCanned } from "./may-keep-canned.ts";

interface Input {
  id: string;
  /** Where they will be sent; null for another ready-made text. */
  conversationId: string | null;
  clientId: string;
}

/** What a ready-made text brings along, as uploads of the operator's own: every message gets files of its own. */
export async function copyCannedFiles(
  app: App,
  actor: OperatorActor,
  { id, conversationId, clientId }: Input,
): Promise<StoredFile[]> {
  const row = await findCanned(app.db, id);
  if (!row || !maySeeCanned(actor, row)) throw new AppError("not-found");
  if (conversationId !== null) await findOwn(app, actor, conversationId);
  const ids = fromJson<FileCard[]>(row.files).map((file) => file.id);
  const found = new Map((await listFiles(app.db, ids)).map((file) => [file.id, file]));
  const files = ids.flatMap((fileId) => found.get(fileId) ?? []);
  return copyFiles(app, files, { owner: ownerOfOperator(actor), conversationId, clientId });
}
