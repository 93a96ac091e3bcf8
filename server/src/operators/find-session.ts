import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { loadOperator } from "./load-operator.ts";
import { extendSession, findSession } from "./sessions.store.ts";
import { hashToken } from "./tokens.ts";

export const SESSION_COOKIE = "palique_session";
/** A session ends this long after it was last used. */
export const SESSION_MS = 30 * 24 * 3_600_000;
const EXTEND_EVERY_MS = 24 * 3_600_000;

export interface SignedIn extends OperatorActor {
  /** Names the session, so that ending it can reach its sockets. */
  tokenHash: string;
}

/** Who holds this session token; null when it is unknown, expired or its operator is disabled. */
export async function operatorOfToken(app: App, token: string | undefined): Promise<SignedIn | null> {
  if (!token) return null;
  const now = app.now();
  const session = await findSession(app.db, hashToken(token), now);
  const operator = session && (await loadOperator(app.db, session.operatorId));
  if (!operator) return null;
  if (session.expiresAt < now + SESSION_MS - EXTEND_EVERY_MS) {
    await app.write((trx) => extendSession(trx, session.tokenHash, now + SESSION_MS));
  }
  return { ...operator, tokenHash: session.tokenHash };
}
