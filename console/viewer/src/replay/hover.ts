/** The class that style sheets were rewritten for, see receipt/css.ts. */
const HOVERED = ":hover";

/** Shows an element, and all it is in, as the one that the pointer is on; answers how to end that. */
export function hover(target: Node): () => void {
  const chain: Element[] = [];
  let at: Node | null = target;
  while (at) {
    if (at.nodeType === Node.ELEMENT_NODE) chain.push(at as Element);
    at = at.parentNode ?? (at as Partial<ShadowRoot>).host ?? null;
  }
  for (const element of chain) element.classList.add(HOVERED);
  return () => {
    for (const element of chain) element.classList.remove(HOVERED);
  };
}
