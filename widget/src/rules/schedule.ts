import type { BrowserRule } from "@palique/shared/invitations.ts";
import type { Failure, Reply } from "@palique/shared/reply.ts";
import type { RuleFacts } from "@palique/shared/rule-match.ts";
import { type Fitting, firstFit } from "./first-fit.ts";

/** Until somebody may be free. */
const NOBODY_FREE_MS = 30_000;
/** Another invitation is open, or the server has other worries. */
const LATER_MS = 60_000;
/** The connection is not there, or was lost while asking. */
const NO_ANSWER_MS = 10_000;
/** The longest a timer can run. */
const LONGEST_MS = 2 ** 31 - 1;
const NEVER = Number.POSITIVE_INFINITY;

export interface ScheduleParts {
  rules: readonly BrowserRule[];
  facts(): RuleFacts;
  /** Nothing speaks against inviting this visitor now: no chat, no open panel, no hidden page. */
  mayInvite(): boolean;
  /** Gives how many milliseconds it is until the limits of a rule allow it, as things are now. */
  limits(): (rule: BrowserRule) => number;
  /** Asks the server for the invitation, and has it shown; null, or undefined: no answer. */
  ask(rule: BrowserRule): Promise<Reply<unknown> | null | undefined>;
}

export interface Schedule {
  /** Something may have changed; `exit`: the visitor is about to leave at this very moment. */
  look(exit?: boolean): void;
  /** Another page: what did not fit the one before may fit here. */
  moved(): void;
}

/** Finds the moment of each rule with one timer, and with none while nobody may be invited. */
export function scheduleRules({ rules, facts, mayInvite, limits, ask }: ScheduleParts): Schedule {
  const fitting: Fitting = new Map();
  /** Until when (the page's clock) the server need not be asked for a rule again; "": for none. */
  const barred = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;

  async function invite(rule: BrowserRule): Promise<void> {
    asking = true;
    const reply = await ask(rule);
    asking = false;
    if (!reply?.ok) bar(rule, reply);
    look();
  }

  function bar({ id }: BrowserRule, refusal: Failure | null | undefined): void {
    const now = performance.now();
    const { error, retryAfterMs } = refusal ?? {};
    // It does not fit after all, or too often.
    if (error === "not-accepted") barred.set(id, NEVER);
    else if (error === "no-operator") barred.set(id, now + NOBODY_FREE_MS);
    else barred.set("", now + (retryAfterMs ?? (refusal ? LATER_MS : NO_ANSWER_MS)));
  }

  function look(exit = false): void {
    clearTimeout(timer);
    if (asking || !mayInvite()) {
      fitting.clear();
      return;
    }
    const now = performance.now();
    const msBarred = limits();
    const { rule, waitMs } = firstFit(rules, { ...facts(), exit }, fitting, now, (one) =>
      Math.max(msBarred(one), (barred.get("") ?? 0) - now, (barred.get(one.id) ?? 0) - now, 0),
    );
    if (rule) void invite(rule);
    else if (waitMs < NEVER) timer = setTimeout(look, Math.min(waitMs, LONGEST_MS));
  }
  return {
    look,
    moved() {
      for (const [id, until] of barred) if (until === NEVER) barred.delete(id);
      look();
    },
  };
}
