import type { PrivacyRules } from "@palique/shared/sharing.ts";

export type Hidden = "masked" | "blocked";

const INPUTS =
  "input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), textarea, select";
const WRITTEN = "[contenteditable]:not([contenteditable=false])";
/** Never shown, whatever the site says. */
const NEVER = "[type=password], [autocomplete^=cc-], [autocomplete=one-time-code]";

/** What of the page nobody else sees. Selectors that make no sense are left out. */
export function findHidden(root: ParentNode, { mask, block, show }: PrivacyRules): Map<Element, Hidden> {
  const hidden = new Map<Element, Hidden>();
  const all = (selectors: readonly string[]) => selectors.flatMap((selector) => select(root, selector));
  for (const element of all([INPUTS, WRITTEN])) hidden.set(element, "masked");
  for (const element of all(["[data-palique-show]", ...show])) {
    for (const shown of [element, ...select(element, "*")]) {
      if (!shown.matches(NEVER)) hidden.delete(shown);
    }
  }
  for (const element of all(["[data-palique-mask]", ...mask])) hidden.set(element, "masked");
  for (const element of all(["[data-palique-block]", ...block])) hidden.set(element, "blocked");
  return hidden;
}

function select(root: ParentNode, selector: string): Element[] {
  try {
    return [...root.querySelectorAll(selector)];
  } catch {
    return [];
  }
}
