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
