import { isRobot } from "@palique/shared/devices.ts";
import type { Page } from "@palique/shared/fields.ts";
import type { HereAnswer } from "@palique/shared/tracking.ts";
import type { App } from "../app.ts";
import { readRuleSet } from "../invitations/read-rule-set.ts";
import type { VisitorSocket } from "../realtime/namespaces.ts";
import { announcePage } from "../visitors/visit-page.ts";
import type { ComesFrom, Entry, HereSaid } from "./entry.ts";
import { shownPage } from "./entry.ts";
import { recogniseVisitor } from "./recognise-visitor.ts";

/** A page is there, or again after its connection was gone. Robots are let alone. */
export async function seeVisitor(app: App, socket: VisitorSocket, here: HereSaid): Promise<HereAnswer> {
  const from = comesFrom(app, socket, here.timeZone);
  const entry = isRobot(from.userAgent) ? null : await arrive(app, socket, from, here);
  await announcePage(app, socket.data.actor, shownPage(here.page), entry);
  if (entry) await app.live.met(entry);
  const seen = app.live.of(socket)?.seen;
  return { rules: seen ? await readRuleSet(app, here.page.url, seen) : [] };
}

/** The page moved on without being loaded anew, or it is one that only has a panel. */
export async function turnPage(app: App, socket: VisitorSocket, page: Page): Promise<void> {
  const { data } = socket;
  data.page = { ...shownPage(page), at: app.now() };
  const known = app.live.turn(socket, page);
  const isWanted = !known && !data.isForgotten && !isRobot(data.userAgent);
  const entry = isWanted
    ? await arrive(app, socket, comesFrom(app, socket, null), onlyPage(socket, page))
    : known;
  await announcePage(app, data.actor, shownPage(page), entry ?? null);
}

async function arrive(
  app: App,
  socket: VisitorSocket,
  from: ComesFrom,
  here: HereSaid,
): Promise<Entry | null> {
  const { data } = socket;
  data.page = { ...shownPage(here.page), at: app.now() };
  data.isForgotten = false;
  const entry = app.live.arrive(socket, from, here);
  if (!entry) return null;
  entry.seen.blockedUntil = data.blockedUntil;
  entry.seen.hasPanel ||= data.hasPanel;
  if (data.actor.visitorId || data.claims) await recogniseVisitor(app, socket);
  return entry;
}

function comesFrom(app: App, socket: VisitorSocket, timeZone: string | null): ComesFrom {
  const { actor, browserHash: tokenHash, address, userAgent } = socket.data;
  const place = app.places.of({
    address,
    headers: socket.handshake.headers,
    peer: socket.handshake.address,
    timeZone,
  });
  return { siteId: actor.siteId, tokenHash, address, userAgent, place };
}

/** All that is known of a page whose tracker said nothing. */
function onlyPage(socket: VisitorSocket, page: Page): HereSaid {
  return {
    tab: socket.id,
    page,
    pageMs: 0,
    visitMs: 0,
    visits: null,
    language: "",
    timeZone: null,
    screen: null,
    touch: false,
    reloaded: false,
    active: true,
    attributes: {},
  };
}
