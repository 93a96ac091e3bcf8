import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import { findShareOf } from "./share-rights.ts";
import type { Share } from "./shares.store.ts";

/** The visitor's own; "not yours" looks like "not found". */
export function findOwnShare(app: App, actor: VisitorActor, id: string, db: Db = app.db): Promise<Share> {
  return findShareOf(app, db, actor, id);
}
