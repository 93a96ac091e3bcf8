import type { BaseModule } from "../host.ts";
import { type Heard, openLink } from "../link/link.ts";
import { watchRules } from "../rules/rules.ts";
import type { ShareNews } from "../share/parts.ts";
import { later } from "./later.ts";
import { currentPage, watchPages } from "./pages.ts";
import type { Base, InviteNews } from "./parts.ts";
import { openStorage } from "./storage.ts";
import { keepToken, tokenOf } from "./token.ts";
import { createTracker } from "./tracker.ts";
import { watchWaking } from "./wake.ts";

/** This is the base of pages whose site has rules for invitations; put in by the build. */
declare const WITH_RULES: boolean;

/** What a page needs to be connected: the one link, the tracker, and how the rest is loaded. */
export const start: BaseModule["start"] = (host) => {
  const { prefix } = host;
  const [load] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const storage = openStorage(prefix);
  const parts: Heard[] = [];
  const carryOut = later(async () => (await import("../calls/calls.ts")).openPart(base));
  const news = later(async () => (await import("../news/news.ts")).openPart(base));
  const move = later(async () => (await import("../core/main.ts")).openPart(base));
  const invite = later(async () => (await import("../invite/invite.ts")).openPart(base));

  const share = later(async () => (await import("../share/share.ts")).openPart(base));

  const hear: Heard = (event, data) => {
    for (const part of parts) part(event, data);
    // What operators ask of the visitor: all of "invitation…" and "share…", and no others begin so.
    void { i: invite, s: share }[event[0] as "i" | "s"]?.([event, data] as InviteNews & ShareNews);
    // The site is gone or this page is not allowed: nothing a visitor could do about it.
    if (event === "refused") host.button.remove();
    // The server is going down for a restart.
    if (event === "bye") link.redial(Object(data).reconnectAfterMs * (1 + Math.random() / 4));
  };
  const link = openLink({
    origin: host.origin,
    auth: () => ({ site: host.key, token: tokenOf(storage) }),
    pollsFirst: Number(storage.get("polling")) > Date.now(),
    loadPolling: async () => (await import("../link/polling.ts")).openPart(base),
    heard: hear,
  });

  const base = {
    host,
    storage,
    told: {
      locale: host.locale,
      theme: host.options.theme,
      person: { name: "", email: "" },
      attributes: {},
    },
    link,
    reloaded: load?.type === "reload",
    title: () => document.title,
    page: () => currentPage(base.title()),
    join: (part) => void parts.push(part),
    keepToken: () => keepToken(storage),
    carryOut,
    move,
    invite,
  } as Base;
  if (WITH_RULES) base.rules = watchRules(base);
  const tracker = createTracker(base);
  base.tracker = tracker;
  tracker.follow();
  watchPages(() => {
    tracker.moved();
    base.rules?.("moved");
    const page = base.page();
    if (page) link.tell("page", page);
  });
  watchWaking({
    woke() {
      link.wake();
      hear("woke");
    },
    slept: () => link.redial(3_000),
  });
  addEventListener("storage", ({ key, newValue }) => {
    if (!key?.startsWith(prefix)) return;
    const name = key.slice(prefix.length);
    if (newValue === "forget" || name === "consent") void carryOut(["other", newValue]);
    // A connection made before there was a conversation may be nobody's.
    else if (newValue && name === "live" && !base.core) link.redial(0);
    hear("kept", [name, newValue]);
  });

  /** The pointer is near, or a conversation was kept here or in another tab: connected, and told of its answers. */
  async function near(): Promise<void> {
    // Somebody logged out on a page that was left at once.
    if (storage.get("live") === "forget") await carryOut(["forget"]);
    link.open();
    if (!base.core && (storage.get("live") || storage.get("open"))) void news("near");
  }

  return (call) => {
    const [name] = call;
    if (name === "near") void near();
    else if (!/^(open|close|toggle)$/.test(name)) void carryOut(call);
    // Nothing is open yet, unless a reload left it so: a click in between must not close it.
    else void base.move(name === "toggle" && !base.core ? "open" : name);
  };
};
