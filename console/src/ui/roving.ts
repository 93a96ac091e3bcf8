/** Moves the focus among the children that match; it goes round at the ends. */
export function moveFocus(
  container: HTMLElement,
  selector: string,
  to: "first" | "last" | "next" | "previous",
): void {
  const all = [...container.querySelectorAll<HTMLElement>(selector)];
  const now = all.findIndex((one) => one.matches(":focus"));
  const index = {
    first: 0,
    last: all.length - 1,
    next: (now + 1) % all.length,
    previous: now <= 0 ? all.length - 1 : now - 1,
  }[to];
  all[index]?.focus();
}
