import type { BrowserRule, Invitation, RuleSet } from "@palique/shared/invitations.ts";
import type { Reply } from "@palique/shared/reply.ts";
import type { RuleFacts } from "@palique/shared/rule-match.ts";
import type { HereAnswer } from "@palique/shared/tracking.ts";
import type { Base, RuleNews } from "../base/parts.ts";
import { drawVariant, msUntilAllowed, withAsked } from "./history.ts";
import { mayInvite } from "./may-invite.ts";
import { openMemory } from "./memory.ts";
import { scheduleRules } from "./schedule.ts";
import { watchSigns } from "./signs.ts";

/** Fetches the site's rules and looks for the moment of each, now and with any news. Fails where they are out of reach. */
export async function openRules(base: Base): Promise<(news: RuleNews) => void> {
  const { host, tracker } = base;
  // The name of their state makes it another address when they change.
  const response = await fetch(`${host.origin}/api/v1/widget/${host.key}/rules?is=${host.config?.rules}`);
  const { rules, now }: RuleSet = (await response.json()).value;
  const fetchedAt = performance.now();
  const memory = openMemory(base);
  let followed = false;
  let known: HereAnswer | undefined;
  /** What this visit had before this page, where nothing of it is kept in the browser. */
  let pagesBefore = 0;
  let visitAt = 0;
  const visitMs = () => performance.now() - visitAt;

  const facts = (): RuleFacts => ({
    pageMs: performance.now() - tracker.pageAt,
    ...known,
    siteMs: visitMs(),
    pages: tracker.pages + pagesBefore,
    url: location.href,
    language: navigator.language,
    attributes: base.told.attributes,
    events: tracker.events,
    now: now + performance.now() - fetchedAt,
    ...signs.facts(),
  });

  async function ask(rule: BrowserRule): Promise<Reply<Invitation> | null | undefined> {
    const history = memory.get();
    const variant = drawVariant(rule, history, Math.random());
    // Of rules that are gone nothing is kept.
    const drawn = rules.map(({ id }) => [id, id === rule.id ? variant : history.drawn[id]]);
    memory.set({ drawn: Object.fromEntries(drawn) });
    const { locale } = base.told;
    const reply = await base.link?.ask("invitation:ask", {
      ruleId: rule.id,
      variant,
      locale,
      url: location.href,
    });
    if (reply?.ok) {
      memory.set(withAsked(memory.get(), rule.id, Date.now()));
      await base.invite(["invitation", reply.value]);
    }
    return reply;
  }

  const schedule = scheduleRules({
    rules,
    facts,
    mayInvite: () => mayInvite(base),
    limits() {
      const history = memory.get();
      return (rule) => msUntilAllowed(rule, history, Date.now(), visitMs());
    },
    ask,
  });
  const signs = watchSigns(rules, schedule.look);
  return (news) => {
    if (base.core && !followed) {
      followed = true;
      base.core.store.subscribe(() => schedule.look());
    }
    if (tracker.known && tracker.known !== known) {
      known = tracker.known;
      pagesBefore = known.pages - tracker.pages;
      visitAt = performance.now() - known.visitMs;
    }
    if (news === "invited") memory.set(withAsked(memory.get(), "", Date.now()));
    else if (news === "closed") memory.set({ closedAt: Date.now() });
    else if (news === "moved") {
      signs.moved();
      schedule.moved();
    } else schedule.look();
  };
}
