/**
 * Fields that only the visitor may read or fill in, whatever a site's rules say: passwords, one-time codes and what
 * pays. They are known by what the page says of them, by what they once were and by what is in them.
 */

/** In the words of a field's name, id, label and so on: lower case, without accents, one space between words. */
const PAYMENT = words(
  "\\w*card ?(num|number|no|nr|holder|name|code|expiry)",
  "(credit|debit) card",
  "cc ?(num|number|no|name|exp|expiry|month|year|csc|cvc|cvv|type)",
  "(numero|titular|nombre|vencimiento) (de|en) (la |tu |su )?tarjeta",
  "tarjeta (de )?(credito|debito)",
  "(cvc|cvv|csc|cvn|ccv)\\d?",
  "(card )?(security|verification) (code|number) (cvc|cvv|card)",
  "card (security|verification)|name on (the |your )?card",
  "codigo de seguridad",
  "(expiry|exp(iry|iration|ires)? ?(date|month|year|mm|yy|mm ?yy))",
  "mm (yy|aa|yyyy|aaaa)",
  "fecha de (vencimiento|expiracion|caducidad)",
  "iban|clabe|cbu|sort code|routing number",
);
const PASSWORD = words(
  "\\w*(password|passwd|passcode|passphrase|contrasen|pwd)\\w*|pass|pass (word|code|phrase)|senha|clave|pin",
);
const CODE = words(
  "otp|totp|2fa|mfa|one time|two factor|verification code|auth(entication|enticator)? code|sms code|token code",
  "codigo (de )?(verificacion|acceso|sms)|segundo factor|doble factor",
);
const CARD_NUMBER = /^\d(?:[ -]?\d){12,18}$/;
/** More than a label is text of the page. */
const LABEL_MAX = 80;

/** Passwords, also once they are asked to show themselves: ask of each field when it is first met. */
const once = new WeakSet<Element>();

/** Nobody but the visitor may see what is in it, or touch it. Also true of what is not an input but acts as one. */
export function isSecretField(element: Element): boolean {
  if (element.getAttribute("type")?.toLowerCase() === "password") once.add(element);
  if (once.has(element) || isPaymentField(element)) return true;
  if (/\b(current-password|new-password|one-time-code)\b/i.test(attribute(element, "autocomplete")))
    return true;
  const said = wordsOf(element);
  if (PASSWORD.test(said) || CODE.test(said)) return true;
  return isOneDigit(element) || isMasked(element);
}

/** Holds part of a card or a bank account. */
export function isPaymentField(element: Element): boolean {
  if (/\bcc-/i.test(attribute(element, "autocomplete")) || PAYMENT.test(wordsOf(element))) return true;
  const { value } = element as { value?: unknown };
  return typeof value === "string" && CARD_NUMBER.test(value.trim()) && hasCheckDigit(value);
}

/** A frame of a payment service, in which the card is asked for on this page. */
export function isPaymentFrame(frame: Element): boolean {
  const said = ["src", "name", "title", "id"].map((name) => attribute(frame, name)).join(" ");
  return /stripe|braintree|adyen|paypal|mercadopago|checkout\.com|squareup|worldpay|card|payment|tarjeta|pago/i.test(
    said,
  );
}

/** All that a page says of a field. */
function wordsOf(element: Element): string {
  const { labels } = element as { labels?: NodeListOf<Element> | null };
  const root = element.getRootNode() as Partial<DocumentOrShadowRoot> & ParentNode;
  const named = attribute(element, "aria-labelledby").split(/\s+/).filter(Boolean);
  const texts = [
    ...Array.from(labels?.length ? labels : []),
    ...named.map((id) => root.querySelector?.(`#${CSS.escape(id)}`)),
  ].map((label) => label?.textContent?.trim() ?? "");
  return ["name", "id", "placeholder", "aria-label", "title", "data-testid"]
    .map((name) => attribute(element, name))
    .concat(texts)
    .filter((text) => text.length <= LABEL_MAX)
    .map((text) => ` ${plainWords(text)} `)
    .join("|");
}

/** "cardNumber", "card_number" and "Card number" are the same. */
function plainWords(text: string): string {
  return (
    text
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^\p{L}\d]+/gu, " ")
      .trim()
      // What is searched for, not what opens a door.
      .replace(/palabras? clave/g, "")
  );
}

function words(...patterns: string[]): RegExp {
  return new RegExp(` (${patterns.join("|")}) `);
}

/** Codes are often asked for in a box for each digit. */
function isOneDigit(element: Element): boolean {
  const isNumeric = /numeric|tel|number/.test(attribute(element, "inputmode") + attribute(element, "type"));
  return isNumeric && attribute(element, "maxlength") === "1";
}

/** Shown as dots by a style, which is how some pages keep browsers from offering to save a password. */
function isMasked(element: Element): boolean {
  const view = element.ownerDocument.defaultView;
  const drawn = view?.getComputedStyle(element).getPropertyValue("-webkit-text-security");
  return Boolean(drawn && drawn !== "none");
}

/** ISO/IEC 7812-1, annex B (Luhn): wrong for nine of ten numbers that are no card's. */
export function hasCheckDigit(value: string): boolean {
  const digits = value.replace(/\D/g, "");
  let sum = 0;
  for (const [place, digit] of [...digits].reverse().entries()) {
    const worth = Number(digit) * (place % 2 ? 2 : 1);
    sum += worth > 9 ? worth - 9 : worth;
  }
  return sum % 10 === 0;
}

function attribute(element: Element, name: string): string {
  return element.getAttribute(name) ?? "";
}
