import type { SubscribePush } from "@palique/shared/visitor.ts";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { originAllowed } from "../sites/check-origin.ts";
import type { Site } from "../sites/sites.store.ts";
import { deleteSubscription, listVisitorSubscriptions, upsertSubscription } from "./push.store.ts";
import { isAllowedEndpoint } from "./push-endpoint.ts";

/** A visitor has one browser, a known customer some more. */
const MOST = 5;

/** A visitor who wrote wants to know of answers with the page closed. Only where the site offers it. */
export async function subscribeVisitor(
  app: App,
  actor: VisitorActor,
  site: Site,
  { browser, locale, pageUrl }: SubscribePush,
): Promise<null> {
  const { visitorId } = actor;
  if (!visitorId) throw new AppError("not-found");
  // What it would be told of is more than the conversation its link is for.
  if (!site.visitorPush || actor.linked) throw new AppError("forbidden");
  await app.rates.consume("pushPerPerson", visitorId);
  if (!isAllowedEndpoint(app.config, browser.endpoint)) throw new AppError("bad-input", { field: "browser" });
  // A click on the notification must lead to a page of this website, not to anybody's.
  const isOurs = pageUrl !== null && originAllowed(app, site, { origin: new URL(pageUrl).origin });
  const owner = {
    operatorId: null,
    sessionHash: null,
    visitorId,
    browserHash: actor.identified?.browserHash ?? null,
    locale,
    pageUrl: isOurs ? pageUrl : null,
    userAgent: "",
  };
  await app.write(async (trx) => {
    await upsertSubscription(trx, app.id(), browser, owner, app.now());
    const all = await listVisitorSubscriptions(trx, visitorId);
    for (const { id } of all.slice(MOST)) await deleteSubscription(trx, id);
  });
  app.subscribers.forget();
  return null;
}
