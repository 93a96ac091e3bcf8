import { signal } from "@preact/signals";
import { focusedRow } from "../conversation/focus.model.ts";
import { remembered } from "../storage.ts";
import { commandFor } from "./command-for.ts";
import { isMac, keyOf } from "./keys.ts";
import { allCommands } from "./registry.ts";

const kept = remembered("palique.plain-keys", true);
/** Whether single letters do something. Off for who speaks to the machine, or has them for something else (WCAG 2.1.4). */
export const arePlainKeysOn = signal(kept.read());

export function setPlainKeys(isOn: boolean): void {
  arePlainKeysOn.value = isOn;
  kept.write(isOn);
}

/** The second key of a sequence comes within this time. */
const SEQUENCE_MS = 1_200;

/** Runs what the keys say, anywhere in the console but in a dialog or an open menu. */
export function followShortcuts(): () => void {
  let begun = { key: "", at: 0 };
  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    const row = focusedRow.peek();
    const isRecent = event.timeStamp - begun.at < SEQUENCE_MS;
    const found = commandFor(
      allCommands().filter((one) => one.when(row)),
      event,
      {
        begun: isRecent ? begun.key : "",
        plain: arePlainKeysOn.peek() && !takesLetters(event.target),
        mac: isMac(),
      },
    );
    begun = found === "begins" ? { key: keyOf(event), at: event.timeStamp } : { key: "", at: 0 };
    if (!found || found === "begins") return;
    event.preventDefault();
    found.run(row, "");
  };
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
}

const LETTERS = "textarea, select, [contenteditable], [role=menu], [role=listbox], [popover]:popover-open";
const FIELDS = "input:not([type=checkbox], [type=radio], [type=range], [type=color], [type=file])";

/** Letters mean something there already. */
function takesLetters(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${LETTERS}, ${FIELDS}`) !== null;
}
