import type { Locale } from "@palique/shared/locale.ts";
import type { Base } from "../base/parts.ts";
import type { Call } from "../host.ts";
import { agree, refuse } from "./consent.ts";
import { cut, fair } from "./fair.ts";
import { openIdentity } from "./identity.ts";
import { learn } from "./learn.ts";
import { openEvents } from "./track.ts";

/** Carries out what the page tells through `window.palique`; what makes no sense is ignored. */
export function openPart(base: Base): (call: Call) => void {
  const identity = openIdentity(base);
  const track = openEvents(base);

  function set(given: unknown): void {
    const { told, host } = base;
    const said = Object(given) as Record<string, unknown>;
    // The languages by what the loader brought: the list itself is in the panel's chunk.
    const languages = Object.keys(host.labels) as Locale[];
    const language = cut(said.locale, 2).toLowerCase();
    const attributes = fair({ ...told.attributes, ...said });
    learn(base, {
      attributes,
      theme: said.theme ? cut(said.theme, 10) : told.theme,
      locale: languages.find((one) => one === language) ?? told.locale,
    });
    if (base.tracker.mode !== "off") base.link?.tell("visit:attributes", { attributes });
    base.rules?.("changed");
  }

  function consent(said: unknown): void {
    if (said) agree(base);
    else void refuse(base);
  }

  function carryOut([name, given, more]: Call): void {
    if (name === "set") set(given);
    else if (name === "track") track(given, more);
    else if (name === "identify") identity.identify(given);
    else if (name === "forget") identity.forget();
    else if (name === "consent") consent(given);
    // In another tab: "forget", or what was said to being followed.
    else if (name === "other" && given === "forget") identity.forgetHere();
    else if (name === "other") consent(given === "yes");
  }

  return (call) => {
    try {
      carryOut(call);
    } catch (error) {
      // What the page gave cannot be read: it shows in its console, and the calls after it are carried out.
      reportError(error);
    }
  };
}
