import type { BaseModule, Host } from "../host.ts";
import { type Heard, openLink } from "../link/link.ts";
import { later } from "./later.ts";
import { currentPage, watchPages } from "./pages.ts";
import type { Base, InviteNews } from "./parts.ts";
import { openStorage } from "./storage.ts";
import { tokenOf } from "./token.ts";
import { createTracker } from "./tracker.ts";
import { watchWaking } from "./wake.ts";

/** A network that lets no WebSocket through is not asked again on every page of a visit. */
const POLLS_MS = 3_600_000;

/** What a page needs to be connected: the one link, the tracker, and how the rest is loaded. */
export const start: BaseModule["start"] = (given) => {
  const { config } = given;
  const host: Host = {
    ...given,
    emit(event, detail) {
      given.emit(event, detail);
      if (Object.values(config?.analytics ?? {}).includes(true)) void report([event, detail]);
    },
  };
  const storage = openStorage(host.prefix);
  const parts: Heard[] = [];
  const report = later(async () => (await import("../analytics/analytics.ts")).openReport(config));
  const carryOut = later(async () => (await import("../calls/calls.ts")).openCalls(base));
  const move = later(async () => (await import("../core/main.ts")).startCore(base));
  const rules = later(async () => (await import("../rules/rules.ts")).openRules(base));
  const invite = later(async () => (await import("../invite/invite.ts")).openInvites(base));

  const base: Base = {
    host,
    storage,
    told: {
      locale: host.locale,
      theme: host.options.theme,
      person: { name: "", email: "" },
      attributes: {},
    },
    get tracker() {
      return tracker;
    },
    title: () => document.title,
    page: () => currentPage(base.title()),
    join: (part) => void parts.push(part),
    connect: () =>
      (base.link ??= openLink({
        origin: host.origin,
        auth: () => ({ site: host.key, token: tokenOf(storage) }),
        startWithPolling: Number(storage.get("polling")) > Date.now() - POLLS_MS,
        loadPolling: async () => (await import("../link/polling.ts")).dialPolling,
        heard(event, data) {
          for (const part of parts) part(event, data);
          if (/^inv/.test(event)) void invite([event, data] as InviteNews);
          // The site is gone or this page is not allowed: nothing a visitor could do about it.
          if (event === "refused") host.button.remove();
          // The server is going down for a restart.
          if (event === "bye") base.link?.redial(Object(data).reconnectAfterMs * (1 + Math.random() / 4));
          // Only who comes near has something stored for it.
          if (event === "polls" && base.core) storage.set("polling", `${Date.now()}`);
        },
      })),
    carryOut,
    move,
    rules(news) {
      if (tracker.known && config?.rules) void rules(news);
    },
    invite,
  };
  const tracker = createTracker(base);
  tracker.follow();
  watchPages(() => {
    tracker.moved();
    base.rules("moved");
    const page = base.page();
    if (page) base.link?.tell("page", page);
  });
  watchWaking({
    woke() {
      base.link?.wake();
      base.core?.woke();
    },
    slept: () => base.link?.redial(3_000),
  });

  return (call) => {
    const [name] = call;
    if (!/^(near|open|close|toggle)$/.test(name)) void carryOut(call);
    // Nothing is open yet, unless a reload left it so: a click in between must not close it.
    else void move(name === "toggle" && !base.core ? "open" : name);
  };
};
