/** A piece of a message; with `href` it is a link. Only http, https and mailto ever become one. */
export interface Piece {
  text: string;
  href?: string;
}

const LINK = /\bhttps?:\/\/[^\s<>"]+|\bwww\.[^\s<>"]+\.[^\s<>"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;
/** Ends a sentence, not an address. */
const TRAILING = /[.,;:!?'"»”’)\]}]+$/;

/** Splits text into plain pieces and links, losing nothing of it. */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const link = trim(match[0]);
    const href = hrefOf(link);
    if (!href) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: link, href });
    from = match.index + link.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

/** Cuts what the sentence added, but keeps a bracket that was opened inside: …/Bogota_(city). */
function trim(found: string): string {
  const tail = TRAILING.exec(found)?.[0] ?? "";
  const head = found.slice(0, found.length - tail.length);
  return tail.startsWith(")") && head.includes("(") ? `${head})` : head;
}

function hrefOf(link: string): string | undefined {
  if (/^https?:/i.test(link)) return URL.canParse(link) ? link : undefined;
  if (/^www\./i.test(link)) return `https://${link}`;
  return `mailto:${link}`;
}
