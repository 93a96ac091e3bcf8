/** Narrow or low enough that the panel covers the page. */
export function isPhone(): boolean {
  return matchMedia("(width <= 480px), (height <= 480px)").matches;
}

/** The keyboard is on the screen: a focused box would call it up over what was just opened. */
export function isTouch(): boolean {
  return matchMedia("(pointer: coarse)").matches;
}

/** Into the first box still empty, else the first one. */
export function moveFocus(dialog: HTMLElement): void {
  const boxes = [...dialog.querySelectorAll<HTMLInputElement>("input:not([type=checkbox]), textarea")];
  const box = isTouch() ? undefined : (boxes.find(({ value }) => !value) ?? boxes[0]);
  (box ?? dialog).focus({ preventScroll: true });
}

/** Tab goes round inside the dialog while it covers the page. */
export function keepFocusInside(event: KeyboardEvent, dialog: HTMLElement, focused: Element | null): void {
  const all = [...dialog.querySelectorAll<HTMLElement>("button, input, select, textarea, a")].filter(
    (element) => element.offsetParent && !element.matches(":disabled, [tabindex='-1']"),
  );
  const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
  if (focused !== from && focused !== dialog) return;
  event.preventDefault();
  to?.focus();
}
