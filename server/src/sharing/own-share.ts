import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findOwn } from "../conversations/find-own.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { findShare, type Share } from "./shares.store.ts";

/** The visitor's own; "not yours" looks like "not found". */
export async function findOwnShare(
  app: App,
  actor: VisitorActor,
  id: string,
  db: Db = app.db,
): Promise<Share> {
  const share = await findShare(db, id);
  if (!share) throw new AppError("not-found");
  await findOwn(app, actor, share.conversationId, db);
  return share;
}
