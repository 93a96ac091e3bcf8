import type { BrowserRule, ConditionKind } from "@palique/shared/invitations.ts";
import type { RuleFacts } from "@palique/shared/rule-match.ts";

/** What happens all the time is looked at this often. */
const EVERY_MS = 500;
const USES = ["pointermove", "pointerdown", "keydown", "wheel"];

/** What the visitor does on the page, as far as a rule asks for it. */
export interface Signs {
  facts(): Pick<RuleFacts, "idleMs" | "scrollPercent">;
  /** Another page without a reload. */
  moved(): void;
}

/** `look` is told whether the visitor is about to leave at this very moment. */
export function watchSigns(rules: readonly BrowserRule[], look: (leaves: boolean) => void): Signs {
  const asked = new Set<ConditionKind>(rules.flatMap(({ conditions }) => conditions.map(({ on }) => on)));
  const touch = matchMedia("(pointer:coarse)").matches;
  const exit = asked.has("exit");
  let usedAt = performance.now();
  let percent = 0;
  let top = scrollY;
  let scrolled = true;
  let isPlanned = false;

  /** Only where somebody scrolled: asking for it may cost the page a layout. */
  function measure(): boolean {
    if (!scrolled) return false;
    const before = top;
    top = scrollY;
    percent = Math.max(percent, ((top + innerHeight) / document.documentElement.scrollHeight) * 100);
    scrolled = false;
    // Back up in one sweep: on a phone that is where the address bar is.
    return touch && before - top > innerHeight / 2;
  }

  function used({ type }: Event): void {
    usedAt = performance.now();
    scrolled ||= type === "scroll";
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(() => {
      isPlanned = false;
      look(measure() && exit);
    }, EVERY_MS);
  }

  const watched = [
    ...(asked.has("scroll") || asked.has("idle") || (exit && touch) ? ["scroll"] : []),
    ...(asked.has("idle") ? USES : []),
  ];
  for (const name of watched) addEventListener(name, used, { passive: true, capture: true });
  if (exit && !touch) {
    // Over the upper edge, to the tabs and the address.
    document.documentElement.addEventListener("mouseleave", ({ clientY }) => clientY <= 0 && look(true));
  }
  document.addEventListener("visibilitychange", () => {
    usedAt = performance.now();
    look(exit && touch && !document.hidden);
  });
  measure();
  return {
    facts: () => ({ idleMs: performance.now() - usedAt, scrollPercent: percent }),
    moved() {
      percent = 0;
      scrolled = true;
      measure();
    },
  };
}
