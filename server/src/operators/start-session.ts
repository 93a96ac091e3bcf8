import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import { SESSION_MS } from "./find-session.ts";
import { insertSession } from "./sessions.store.ts";
import { hashToken, makeToken } from "./tokens.ts";

/** A new session in the caller's transaction; answers its token, which is stored nowhere. */
export async function startSession(app: App, trx: Db, operatorId: string): Promise<string> {
  const token = makeToken();
  const createdAt = app.now();
  const expiresAt = createdAt + SESSION_MS;
  await insertSession(trx, { tokenHash: hashToken(token), operatorId, createdAt, expiresAt });
  return token;
}
