import type { Base, RuleNews } from "../base/parts.ts";
import { scheduleRules } from "./schedule.ts";

/** What happens all the time is looked at this often. */
const EVERY_MS = 500;

/**
 * Looks for the moment of each of the site's rules, as far as the visitor may be followed. Nobody is asked on a page
 * that nobody looks at, beside another invitation, or in a conversation.
 */
export function watchRules(base: Base): (news: RuleNews) => void {
  const { storage } = base;
  let cameAt = 0;
  let usedAt = 0;
  let moves = 0;
  let percent = 0;
  let top = 0;
  let wasHidden = false;
  let isPlanned = false;
  let isFree: (() => boolean) | undefined;

  const schedule = scheduleRules(
    (exit) => {
      const now = performance.now();
      const { tracker, told } = base;
      percent = Math.max(percent, ((scrollY + innerHeight) / document.documentElement.scrollHeight) * 100);
      return {
        counts: [now - tracker.pageAt, now - usedAt, now - cameAt, moves, percent, Number(exit)],
        events: tracker.events,
        attributes: told.attributes,
        url: location.href,
      };
    },
    () => {
      if (base.core && !isFree) {
        isFree = () => false;
        const { core } = base;
        import("./beside-core.ts").then(
          ({ followCore }) => {
            isFree = followCore(base, core, () => schedule.look());
          },
          () => {},
        );
      }
      return !(
        document.hidden ||
        base.tracker.mode === "off" ||
        base.invited ||
        // The core comes by itself where there is a conversation.
        (isFree ? !isFree() : storage.get("live"))
      );
    },
    async (ruleId) => {
      const { locale } = base.told;
      const reply = await base.link.ask("invitation:ask", { ruleId, locale, url: location.href });
      if (reply?.ok) await base.invite(["invitation", reply.value]);
      return reply;
    },
  );

  // Over the upper edge, to the tabs and the address.
  document.documentElement.addEventListener(
    "mouseleave",
    ({ clientY }) => clientY <= 0 && schedule.look(true),
  );

  function used(): void {
    usedAt = performance.now();
    wasHidden ||= document.hidden;
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(() => {
      isPlanned = false;
      const isBack = wasHidden && !document.hidden;
      // Back up in one sweep: on a phone that is where the address bar is.
      const isSweep = top - scrollY > innerHeight / 2;
      wasHidden = document.hidden;
      top = scrollY;
      schedule.look((isBack || isSweep) && matchMedia("(pointer:coarse)").matches);
    }, EVERY_MS);
  }

  return (news) => {
    if (news === "used") used();
    else if (news === "changed") schedule.look();
    else if (news === "moved") {
      moves++;
      percent = top = 0;
      schedule.moved();
    } else {
      cameAt = performance.now();
      moves = 0;
      schedule.take(news);
    }
  };
}
