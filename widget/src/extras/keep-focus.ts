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
