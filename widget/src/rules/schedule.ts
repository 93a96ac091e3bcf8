import type { BrowserRule } from "@palique/shared/browser-rules.ts";
import type { Reply } from "@palique/shared/reply.ts";
import { type Facts, msUntil } from "./until.ts";

/** Until somebody may be free, the other invitation is over, or the connection is back. */
const LATER_MS = 30_000;
/** Nobody stays longer, and no timer can run for much longer. */
const LONGEST_MS = 1e9;

export interface Schedule {
  /** Something may have changed; `exit`: the visitor is about to leave at this very moment. */
  look(exit?: boolean): void;
  take(rules: readonly BrowserRule[]): void;
  /** Another page: what the server did not accept on the one before may be right here. */
  moved(): void;
}

/**
 * Finds the moment of each rule with one timer, and with none while nobody may be invited. Leaving is a moment: during
 * the delay after it everything else must go on to hold. `ask` asks the server and has the invitation shown; null or
 * undefined: no answer.
 */
export function scheduleRules(
  facts: (exit: boolean) => Facts,
  mayInvite: () => boolean,
  ask: (ruleId: string) => Promise<Reply<unknown> | null | undefined>,
): Schedule {
  let rules: readonly BrowserRule[] = [];
  /** Since when each rule fits, by the page's clock. Who stopped fitting is not in it. */
  let fits: Record<string, number> = {};
  /** Until when the server need not be asked for a rule again; "": for none. */
  const barred: Record<string, number> = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;

  async function invite(id: string): Promise<void> {
    asking = true;
    const reply = await ask(id);
    asking = false;
    const error = reply && !reply.ok ? reply.error : "";
    // Of the one rule it does not fit, or nobody is there for it.
    barred[/^no/.test(error) ? id : ""] =
      error === "not-accepted" ? Number.POSITIVE_INFINITY : performance.now() + LATER_MS;
    look();
  }

  function look(exit = false): void {
    clearTimeout(timer);
    if (asking || !mayInvite()) {
      fits = {};
      return;
    }
    const now = performance.now();
    let waitMs = LONGEST_MS;
    for (const [id, delayMs, conditions] of rules) {
      const known = facts(exit || id in fits);
      let left = Math.max(
        ...["", id].map((one) => (barred[one] ?? 0) - now),
        ...conditions.map((condition) => msUntil(condition, known)),
      );
      if (left > 0) delete fits[id];
      else {
        fits[id] ??= now;
        left = fits[id] + delayMs - now;
      }
      if (left <= 0) return void invite(id);
      waitMs = Math.min(waitMs, left);
    }
    if (waitMs < LONGEST_MS) timer = setTimeout(look, waitMs);
  }

  return {
    look,
    take(given) {
      rules = given;
      look();
    },
    moved() {
      for (const [id, until] of Object.entries(barred)) if (until > 1e300) delete barred[id];
      look();
    },
  };
}
