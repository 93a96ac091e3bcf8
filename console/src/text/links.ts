export type Piece = { text: string; href: string | null };

/** Web addresses, and mail addresses, as people write them in a sentence. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"]+|\bwww\.[^\s<>"]+\.[^\s<>"]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;

/** Cuts a text into plain pieces and links. Only http, https and mailto ever become links. */
export function linked(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutTail(match[0]);
    const href = hrefOf(address);
    if (href === null) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), href: null });
    pieces.push({ text: address, href });
    end = match.index + address.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), href: null });
  return pieces;
}

/** The full stop after an address belongs to the sentence, and so does a bracket that was opened before it. */
function withoutTail(address: string): string {
  const short = address.replace(/[.,;:!?'"»”’…]+$/, "");
  const isOpen = short.endsWith(")") && !short.includes("(");
  return isOpen ? withoutTail(short.slice(0, -1)) : short;
}

function hrefOf(address: string): string | null {
  const isWeb = /^(https?:\/\/|www\.)/i.test(address);
  const href = isWeb ? address.replace(/^www\./i, "https://www.") : `mailto:${address}`;
  return URL.canParse(href) ? href : null;
}
