import { isSecretField } from "../acts/secret-field.ts";

const known = new Map<Element, boolean>();

const SAYS_SO = /\bcc-|password|one-time-code/i;

/** By its own attributes: labels cost too much to look at for each of a thousand fields that are masked anyway. */
export function saysSecret(element: Element): boolean {
  return (
    element.getAttribute("type")?.toLowerCase() === "password" ||
    element.hasAttribute("data-rr-is-password") ||
    SAYS_SO.test(element.getAttribute("autocomplete") ?? "")
  );
}

/** As `isSecretField`, which looks at labels and styles, but once for each field while nothing else runs. */
export function isSecret(element: Element): boolean {
  const before = known.get(element);
  if (before !== undefined) return before;
  // Whatever may change the page comes after this.
  if (!known.size) queueMicrotask(() => known.clear());
  const secret = isSecretField(element);
  known.set(element, secret);
  return secret;
}
