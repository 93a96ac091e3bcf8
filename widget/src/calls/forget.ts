import type { Base } from "../base/parts.ts";
import { keptNames } from "../core/kept.ts";
import { learn } from "./learn.ts";

const GOODBYE_MS = 3_000;
/** What is of the browser and not of a person. */
const STAYS = /^(consent|mute|polling)$/;

/** Logged out: another person may sit down here, so nothing of this one stays in the browser or on the screen. */
export async function forget(base: Base): Promise<void> {
  const { host, storage, tracker, link, core } = base;
  for (const name of keptNames(host.prefix)) {
    if (!STAYS.test(name)) storage.set(name, null);
  }
  learn(base, { person: { name: "", email: "" }, attributes: {} });
  if (base.invited) void base.invite(["invitation:over", { id: base.invited }]);
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
  await link?.ask("identify:forget", {}, GOODBYE_MS);
  // The next connection is nobody's, or another one's.
  if (tracker.mode !== "off") tracker.restart();
  link?.redial(0);
}
