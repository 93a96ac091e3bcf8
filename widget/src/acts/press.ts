import { viewOf } from "./place.ts";

const CODES: Record<string, number | undefined> = {
  Enter: 13,
  Tab: 9,
  Escape: 27,
  Backspace: 8,
  Delete: 46,
  Home: 36,
  End: 35,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
};

/** A key goes down and up; in between what the browser does with it, unless the page prevents that. */
export function press(target: Element, key: string, shiftKey: boolean, act: () => void): void {
  const { KeyboardEvent } = viewOf(target);
  const isLetter = /^[a-z\d]$/i.test(key);
  const about = {
    bubbles: true,
    cancelable: true,
    composed: true,
    key,
    code: isLetter
      ? /\d/.test(key)
        ? `Digit${key}`
        : `Key${key.toUpperCase()}`
      : key === " "
        ? "Space"
        : key,
    shiftKey,
    // What older pages go by.
    keyCode: CODES[key] ?? key.toUpperCase().codePointAt(0) ?? 0,
  };
  if (target.dispatchEvent(new KeyboardEvent("keydown", about))) act();
  if (target.isConnected) target.dispatchEvent(new KeyboardEvent("keyup", about));
}
