import { add } from "../invite/add.ts";
import type { Shared } from "../share/parts.ts";
import css from "./call.css?inline";

/** What a browser says when it gives no device. */
export type DeviceProblem = "denied" | "missing" | "busy" | "broken";

export function problemOf(error: unknown): DeviceProblem {
  const name = error instanceof DOMException ? error.name : "";
  if (/NotAllowed|Security|InvalidState|InvalidAccess/.test(name)) return "denied";
  if (/NotFound|Overconstrained/.test(name)) return "missing";
  return /NotReadable|Abort/.test(name) ? "busy" : "broken";
}

const styled = new WeakSet<Shared["base"]>();

/** Its own place in the bar: a line for what has to be said, and buttons. */
export function createTools(shared: Shared) {
  const { base } = shared;
  if (!styled.has(base)) base.host.addStyles(css);
  styled.add(base);
  const element = document.createElement("span");
  element.className = "call";
  const line = add(element, "span", "call-line");
  line.role = "status";
  const buttons = add(element, "span", "call-buttons");
  const remove = shared.add(element);
  return {
    element,
    remove,
    say(text: string): void {
      if (line.textContent !== text) line.textContent = text;
      line.hidden = !text;
    },
    button(text: string, act: () => void): HTMLButtonElement {
      const made = add(buttons, "button", "call-button", text);
      made.type = "button";
      made.onclick = act;
      return made;
    },
  };
}
export type Tools = ReturnType<typeof createTools>;
