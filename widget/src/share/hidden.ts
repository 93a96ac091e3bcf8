import type { PrivacyRules } from "@palique/shared/sharing.ts";
import { isSecretField } from "../acts/secret-field.ts";
import { BLOCKED, MASKED, privacyOf, SHOWN, WRITTEN } from "../cobrowse/privacy.ts";

export type Hidden = "masked" | "blocked";

const FIELDS =
  "input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]),textarea,select";

/** What of the page nobody else sees, by what the recorder itself goes by; also in shadow roots and own frames. */
export function findHidden(rules: PrivacyRules, own: Element): Map<Element, Hidden> {
  const { of } = privacyOf(rules, own);
  const hidden = new Map<Element, Hidden>();

  function look(element: Element): void {
    if (element === own) return;
    const state = of(element);
    const kind = kindOf(element, state);
    if (kind) hidden.set(element, kind);
    // Within it, nothing more is to be told.
    if (kind) return;
    lookIn(element);
    if (element.shadowRoot) lookIn(element.shadowRoot);
    const inner = frameIn(element);
    if (inner) lookIn(inner);
  }
  function lookIn(parent: ParentNode): void {
    for (const child of parent.children) look(child);
  }
  lookIn(document);
  return hidden;
}

function kindOf(element: Element, state: number): Hidden | null {
  if (state & BLOCKED) return "blocked";
  if (state & MASKED) return "masked";
  if (!element.matches(FIELDS)) return state & WRITTEN && !(state & SHOWN) ? "masked" : null;
  return !(state & SHOWN) || isSecretField(element) ? "masked" : null;
}

function frameIn(element: Element): Document | null {
  try {
    return (element as Partial<HTMLIFrameElement>).contentDocument ?? null;
  } catch {
    return null;
  }
}
