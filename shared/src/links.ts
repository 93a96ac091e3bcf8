/** Addresses in what people write. Only http, https and mailto ever become links. */

export interface FoundLink {
  /** Where it begins in the text. */
  at: number;
  text: string;
  href: string;
}

const WEB = /https?:\/\/|www\./gi;
/** Ends a sentence or a mark around it, not an address. */
const TAIL = new Set([...".,;:!?'\"»”’…]}*_~`"]);
const NAME = /[\w.+-]/;
const DOMAIN = /[\w-]+(?:\.[\w-]+)+/y;

/** The addresses of a text, in order. Takes time in proportion to its length, whatever is in it. */
export function findLinks(text: string): FoundLink[] {
  const links: FoundLink[] = [];
  for (const word of text.matchAll(/[^\s<>"]+/g)) {
    const [found] = word;
    if (found.includes("://") || /www\./i.test(found)) addWeb(links, found, word.index);
    else if (found.includes("@")) addMails(links, found, word.index);
  }
  return links;
}

function addWeb(links: FoundLink[], word: string, at: number): void {
  WEB.lastIndex = 0;
  for (let match = WEB.exec(word); match; match = WEB.exec(word)) {
    // Part of another word.
    if (match.index > 0 && /\w/.test(word.charAt(match.index - 1))) continue;
    const text = withoutTail(word.slice(match.index));
    const href = webAddress(text);
    if (href) links.push({ at: at + match.index, text, href });
    return;
  }
}

function addMails(links: FoundLink[], word: string, at: number): void {
  let from = 0;
  for (let sign = word.indexOf("@"); sign >= 0; sign = word.indexOf("@", sign + 1)) {
    let start = sign;
    while (start > from && NAME.test(word.charAt(start - 1))) start -= 1;
    DOMAIN.lastIndex = sign + 1;
    const domain = DOMAIN.exec(word)?.[0];
    if (start === sign || !domain) continue;
    const text = word.slice(start, sign + 1 + domain.length);
    links.push({ at: at + start, text, href: `mailto:${text}` });
    from = start + text.length;
  }
}

/** Without the full stop of the sentence, and a bracket only if it was opened inside: …/Bogota_(city). */
function withoutTail(address: string): string {
  let end = address.length;
  let opened = 0;
  for (const character of address) opened += character === "(" ? 1 : character === ")" ? -1 : 0;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    if (last === ")" && opened < 0) opened += 1;
    else if (!TAIL.has(last)) break;
  }
  return address.slice(0, end);
}

/**
 * The address a link may lead to, or null. Browsers read "\\" as "/": with one, it leads elsewhere than it seems.
 * Brackets in the host are what is left of a link in disguise.
 */
export function webAddress(text: string): string | null {
  const href = /^www\./i.test(text) ? `https://${text}` : text;
  const host = hostOf(href);
  return /[\p{L}\p{N}]/u.test(host) && !/[()]/.test(host) && !/^[^?#]*\\/.test(href) ? href : null;
}

/** Who a link leads to: the host, or the whole mail address. */
export function hostOf(href: string): string {
  const [, host] = /^https?:\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(href) ?? [];
  return (host ?? (/^mailto:/i.test(href) ? href : "")).toLowerCase();
}
