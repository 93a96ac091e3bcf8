import type { PrivacyRules } from "@palique/shared/sharing.ts";

/** Nothing of it is seen. */
export const BLOCKED = 1;
/** Letters become dots. */
export const MASKED = 2;
/** Ordinary inputs are shown after all. */
export const SHOWN = 4;
/** Text that the visitor writes, outside of form fields. */
export const WRITTEN = 8;

/** Which of these hold at a node; what is around it counts, also through shadow roots and frames. */
export type PrivacyOf = (node: Node | null) => number;

const WRITING = "[contenteditable]:not([contenteditable=false i]),[role=textbox],[role=searchbox]";

/** `own`: the widget's element. Asked of many nodes at once, it remembers: `forget` before the page may have changed. */
export function privacyOf(
  rules: PrivacyRules,
  own: Element,
): { of: PrivacyOf; forget(): void; blocks: string } {
  // A rule that this browser cannot read may be there for anything.
  const unread = ![...rules.mask, ...rules.block].every(isReadable) ? MASKED : 0;
  const blocks = selector("data-palique-block", rules.block);
  const masks = selector("data-palique-mask", rules.mask);
  const shows = selector("data-palique-show", rules.show);
  let known = new Map<Node, number>();

  function of(node: Node | null): number {
    if (!node) return MASKED | unread;
    const before = known.get(node);
    if (before !== undefined) return before;
    const state = around(node) | at(node);
    known.set(node, state);
    return state;
  }

  function around(node: Node): number {
    if (node === document) return unread;
    if (node.nodeType === Node.DOCUMENT_NODE) return of(frameOf(node));
    // Not on the page any more: nobody knows what is around it.
    return of(node.parentNode ?? ("host" in node ? (node as ShadowRoot).host : null));
  }

  function at(node: Node): number {
    if (node.nodeType === Node.DOCUMENT_NODE) return (node as Document).designMode === "on" ? WRITTEN : 0;
    if (node.nodeType !== Node.ELEMENT_NODE) return 0;
    const element = node as Element;
    return (
      (element === own || element.matches(blocks) ? BLOCKED : 0) |
      (element.matches(masks) ? MASKED : 0) |
      (element.matches(shows) ? SHOWN : 0) |
      (element.matches(WRITING) ? WRITTEN : 0)
    );
  }

  return {
    of,
    blocks,
    forget() {
      known = new Map();
    },
  };
}

function frameOf(node: Node): Element | null {
  return (node as Document).defaultView?.frameElement ?? null;
}

function selector(attribute: string, rules: readonly string[]): string {
  return [`[${attribute}]`, ...rules.filter(isReadable)].join(",");
}

function isReadable(rule: string): boolean {
  try {
    document.createDocumentFragment().querySelector(rule);
    return true;
  } catch {
    return false;
  }
}
