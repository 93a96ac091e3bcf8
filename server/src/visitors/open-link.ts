import type { OpenLink } from "@palique/shared/visitor.ts";
import type { VisitorActor } from "../actors.ts";
import { callerOf } from "../addresses.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { hashToken } from "../operators/tokens.ts";
import {
  countBrowsersOf,
  deleteLinkedBrowser,
  findLinkToWrite,
  upsertLinkedBrowser,
} from "./chat-links.store.ts";
import { actorOf, findVisitorOf } from "./recognise-browser.ts";
import { findVisitor } from "./visitors.store.ts";

/** A phone, a computer, and one more; who passes the mail around gets no further. */
const MOST_BROWSERS = 3;

/**
 * The link from a mail: from now on this browser has that one conversation, until the link's time is over.
 * Answers who the browser speaks for. In the visitor's own browser nothing has to change. Fails with "expired",
 * whatever is wrong with it.
 */
export async function openLink(
  app: App,
  { siteId }: VisitorActor,
  { token, link }: OpenLink,
  from: { address: string },
): Promise<VisitorActor> {
  await app.rates.consume("linkPerAddress", callerOf(from.address));
  const now = app.now();
  const browserHash = hashToken(token);
  const linkHash = hashToken(link);
  return app.write(async (trx): Promise<VisitorActor> => {
    const found = await findLinkToWrite(app.store, trx, siteId, linkHash, now);
    const visitor = found && (await findVisitor(trx, found.visitorId));
    if (!visitor) throw new AppError("expired");
    const own = await findVisitorOf(app, trx, siteId, browserHash);
    if (own?.id === visitor.id) {
      // Somebody else's link may have been opened in it before.
      await deleteLinkedBrowser(trx, siteId, browserHash);
      return actorOf(own, browserHash);
    }
    if ((await countBrowsersOf(trx, linkHash, browserHash)) >= MOST_BROWSERS) throw new AppError("expired");
    const { visitorId, conversationId, expiresAt } = found;
    await upsertLinkedBrowser(trx, { siteId, browserHash, linkHash, visitorId, conversationId, expiresAt });
    return { kind: "visitor", siteId, visitorId, linked: { conversationId, expiresAt, browserHash } };
  });
}
