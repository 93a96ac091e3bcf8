import { isDeepStrictEqual } from "node:util";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import type { VisitorSocket } from "../realtime/namespaces.ts";
import { recogniseBrowser } from "./recognise-browser.ts";

/**
 * Does it as whoever the browser speaks for. When its page names a customer, the chat becomes theirs a moment before
 * every tab has heard of it: what is on its way meanwhile is found as the customer's, and not refused.
 */
export async function asSpeaker<T>(
  app: App,
  { data: { actor, browserHash } }: Pick<VisitorSocket, "data">,
  work: (actor: VisitorActor) => Promise<T>,
): Promise<T> {
  try {
    return await work(actor);
  } catch (error) {
    const isGone = error instanceof AppError && error.code === "not-found";
    if (!isGone || browserHash === null) throw error;
    const now = await recogniseBrowser(app, actor.siteId, browserHash);
    if (isDeepStrictEqual(now, actor)) throw error;
    return work(now);
  }
}
