/** Keys as commands name them: "e", "?", "g i", "Mod+K", "Alt+Shift+N", "Alt+ArrowDown". */

export type Pressed = Pick<KeyboardEvent, "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">;

const SHOWN: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};
const ON_A_MAC: Readonly<Record<string, string>> = { Mod: "⌘", Alt: "⌥", Shift: "⇧" };

/** Without a modifier: never while somebody writes, and only where the operator has not turned them off. */
export function isPlain(keys: string): boolean {
  return !keys.includes("+") || keys === "+";
}

/** Whether this press is that key; of a sequence, its last one. */
export function isPressed(keys: string, event: Pressed, isMac: boolean): boolean {
  const key = keyOf(event);
  if (isPlain(keys)) {
    const wanted = keys.split(" ").at(-1);
    const isLetter = /^[a-z]$/.test(key);
    return (
      key === wanted && !event.altKey && !event.ctrlKey && !event.metaKey && !(isLetter && event.shiftKey)
    );
  }
  const parts = keys.split("+");
  const has = (name: string) => parts.includes(name);
  return (
    key === parts.at(-1)?.toLowerCase() &&
    event.altKey === has("Alt") &&
    event.shiftKey === has("Shift") &&
    event.ctrlKey === (has("Mod") && !isMac) &&
    event.metaKey === (has("Mod") && isMac)
  );
}

/** What stands on the key. Alt makes other signs on a Mac, and not every alphabet has these letters: then its place. */
export function keyOf({ key, code, altKey }: Pressed): string {
  const isOther = altKey || (key.length === 1 && key > "~");
  return (isOther && code.startsWith("Key") ? code.slice(3) : key).toLowerCase();
}

/** As people read them: ["Ctrl", "K"], on a Mac ["⌘", "K"]. */
export function keyLabels(keys: string, isMac: boolean): string[] {
  if (isPlain(keys)) {
    return keys.split(" ").map((key) => (key.length === 1 ? key.toUpperCase() : key));
  }
  return keys
    .split("+")
    .map((part) => SHOWN[part] ?? (isMac ? (ON_A_MAC[part] ?? part) : part === "Mod" ? "Ctrl" : part));
}

/** As `aria-keyshortcuts` wants them; nothing for a sequence, which it cannot say. */
export function ariaKeys(keys: string, isMac: boolean): string | undefined {
  return keys.includes(" ") ? undefined : keys.replace("Mod", isMac ? "Meta" : "Control");
}

export function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}
