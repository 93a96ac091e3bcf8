import { keptNames } from "../base/kept-names.ts";
import type { Base } from "../base/parts.ts";
import type { Host } from "../host.ts";
import { learn } from "./learn.ts";

const GOODBYE_MS = 3_000;
/** What is of the browser and not of a person. */
const STAYS = /^(consent|mute|polling)$/;

/**
 * Logged out: another person may sit down here, so nothing of this one stays in the browser or on the screen. What
 * is kept goes before anything is waited for: the page may be left in the next moment.
 */
export async function forget(base: Base): Promise<void> {
  const { host, storage, link } = base;
  for (const name of [...keptNames(host.prefix), ...storage.held.keys()]) {
    if (!STAYS.test(name)) storage.set(name, null);
  }
  clear(base);
  void endPush(host).catch(() => {});
  await link.ask("identify:forget", {}, GOODBYE_MS);
  beNobody(base);
}

/** Logged out in another tab, which takes care of what is kept. */
export function forgetHere(base: Base): void {
  clear(base);
  beNobody(base);
}

function clear(base: Base): void {
  const { core } = base;
  learn(base, { person: { name: "", email: "" }, attributes: {} });
  if (base.invited) void base.invite(["invitation:over", { id: base.invited }]);
  base.unshare?.();
  base.attention?.("", 0, 0);
  core?.closePanel();
  core?.store.set({
    chat: null,
    timeline: { messages: [], last: 0, earlier: false },
    earlierAfter: 0,
    profile: null,
    typing: "",
    outgoing: [],
    starting: null,
    ticket: null,
    receipt: null,
    dismissed: 0,
    draft: "",
  });
  core?.blank?.();
}

/** The next connection is nobody's, or another one's. */
function beNobody({ tracker, link }: Base): void {
  tracker.visit = null;
  tracker.events = {};
  tracker.mode = "off";
  link.redial(0);
  tracker.follow();
}

/** Who sits down here next is not told of the answers to this one. */
async function endPush({ options }: Host): Promise<void> {
  if (!options.pushWorker) return;
  const registration = await navigator.serviceWorker?.getRegistration(options.pushWorker);
  const subscription = await registration?.pushManager.getSubscription();
  await subscription?.unsubscribe();
}
