import type { ActRefusal } from "@palique/shared/share-names.ts";
import type { PrivacyRules } from "@palique/shared/sharing.ts";
import { documentIn, is, lineage } from "./place.ts";
import { isPaymentField, isPaymentFrame, isSecretField } from "./secret-field.ts";

/** What an operator with control may act on. The visitor's page decides; what the operator's says counts for nothing. */
export interface Ground {
  /** The element that the widget hangs on. */
  widget: Element;
  rules: Pick<PrivacyRules, "mask" | "block">;
}

const FIELD =
  "input,textarea,select,[contenteditable]:not([contenteditable=false]),[role=textbox],[role=searchbox],[role=combobox],[role=spinbutton]";
const REGION = "[data-palique-block],[data-palique-mask],[inert]";
const SUBMITS = /^(submit|image)$/;

/** null: it may be acted on. */
export function mayTouch(element: Element, { widget, rules }: Ground): ActRefusal | null {
  if (!element.isConnected) return "gone";
  if (documentIn(element) === null) return "elsewhere";
  const regions = [REGION, ...rules.block, ...rules.mask];
  for (const one of lineage(element)) {
    if (one === widget || regions.some((region) => isLike(one, region))) return "private";
    if (one.matches(FIELD) && isOwnField(one)) return "private";
  }
  return element.matches(":disabled") ? "private" : null;
}

/** null: it may be clicked: so may be what the click sets off. */
export function mayClick(element: Element, ground: Ground): ActRefusal | null {
  const refused = mayTouch(element, ground);
  if (refused) return refused;
  for (const one of lineage(element)) {
    const { control } = one as Partial<HTMLLabelElement>;
    const set = is(one, "label") && control ? mayTouch(control, ground) : null;
    const off = set ?? mayFollow(one) ?? (submitsForm(one) ? maySubmit(one.form, one) : null);
    if (off) return off;
  }
  return null;
}

/** null: sending it stays on this website, and pays nothing. */
export function maySubmit(form: HTMLFormElement, button: Element | null): ActRefusal | null {
  const said = (name: string) => button?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? "";
  for (const one of [...form.querySelectorAll("input,select,iframe"), ...outside(form)]) {
    if (is(one, "iframe") ? isPaymentFrame(one) : isPaymentField(one)) return "private";
  }
  if (said("method").toLowerCase() === "dialog") return null;
  return isOnSite(said("action"), form.baseURI) ? null : "elsewhere";
}

/** Fields of a form that stand somewhere else on the page. */
export function outside(form: HTMLFormElement): Element[] {
  const id = form.getAttribute("id");
  return id ? [...form.ownerDocument.querySelectorAll(`[form="${CSS.escape(id)}"]`)] : [];
}

export function submitsForm(element: Element): element is HTMLButtonElement & { form: HTMLFormElement } {
  const { form, type } = element as Partial<HTMLButtonElement>;
  return (is(element, "button") || is(element, "input")) && Boolean(form) && SUBMITS.test(type ?? "");
}

/** An address of the page's own website. */
export function isOnSite(address: string, base: string): boolean {
  try {
    return new URL(address, base).origin === location.origin;
  } catch {
    return false;
  }
}

function mayFollow(element: Element): ActRefusal | null {
  if (!/^(a|area)$/.test(element.localName)) return null;
  const address =
    element.getAttribute("href") ?? element.getAttributeNS("http://www.w3.org/1999/xlink", "href");
  if (address === null) return null;
  return !element.hasAttribute("download") && isOnSite(address, element.baseURI) ? null : "elsewhere";
}

/** A field that nobody but the visitor, or nobody at all, fills in. */
function isOwnField(field: Element): boolean {
  if (is(field, "input") && /^(file|hidden)$/.test(field.type)) return true;
  return field.matches(":disabled") || isSecretField(field);
}

function isLike(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    // A rule that this browser cannot read may be there for anything.
    return true;
  }
}
