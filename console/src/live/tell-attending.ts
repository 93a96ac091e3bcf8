import { effect, signal } from "@preact/signals";
import { isAttending } from "./attention.ts";
import { linkState, tell } from "./link.ts";

/** A page in front of nobody: with no key or pointer for this long they went for a coffee. */
const LEFT_MS = 90_000;
/** What is told may be lost. */
const AGAIN_MS = 20_000;

/** Tells the server whether somebody looks at this console: then no other device of theirs is called. */
export function tellAttending(): () => void {
  const types = ["keydown", "pointerdown", "pointermove", "wheel", "focus"] as const;
  const isHere = signal(true);
  let movedAt = Date.now();
  const moved = () => {
    movedAt = Date.now();
    isHere.value = true;
  };
  const say = () => tell("attending", { attending: isAttending.peek() && isHere.peek() });
  const timer = setInterval(() => {
    isHere.value = Date.now() - movedAt < LEFT_MS;
    say();
  }, AGAIN_MS);
  for (const type of types) addEventListener(type, moved, { passive: true });
  const stop = effect(() => {
    if (linkState.value !== "ready") return;
    tell("attending", { attending: isAttending.value && isHere.value });
  });
  return () => {
    stop();
    clearInterval(timer);
    for (const type of types) removeEventListener(type, moved);
  };
}
