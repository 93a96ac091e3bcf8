import type { App } from "../app.ts";
import type { SignedIn } from "./find-session.ts";
import { deleteSession } from "./sessions.store.ts";

/** Ends this session; others of the same operator go on. */
export async function signOut(app: App, actor: SignedIn): Promise<void> {
  await app.write((trx) => deleteSession(trx, actor.tokenHash));
  app.publish({ type: "session.ended", operatorId: actor.id, tokenHash: actor.tokenHash, except: null });
}
