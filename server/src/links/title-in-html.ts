import { decodeHTML } from "entities";

/** Characters of a title that are shown. */
const MOST = 120;
/** How far into a page its encoding is looked for (HTML, 13.2.3.2). */
const PRESCAN = 1_024;
/** What a title is not looked for in: a drawing has titles of its own, a script may hold any text. */
const OPENING = /<!--|<(script|style|svg|math|noscript|template|textarea)\b|<title(?:\s[^>]{0,500})?>/gi;

/** A page's own title as one line of plain words, or null. Takes time in proportion to the length, whatever is in it. */
export function titleIn(page: Buffer, contentType: string): string | null {
  const raw = rawTitle(decoded(page, contentType));
  return raw === null ? null : cleaned(decodeHTML(raw));
}

/** As declared by the answer, then by the page, else UTF-8, else what the web was before. */
function decoded(page: Buffer, contentType: string): string {
  const head = page.toString("latin1", 0, PRESCAN);
  const label = CHARSET.exec(contentType)?.[1] ?? META.exec(head)?.[1];
  // The page may be cut in the middle of a character.
  const cut = { stream: true };
  if (label && isKnown(label)) return new TextDecoder(label).decode(page, cut);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(page, cut);
  } catch {
    return new TextDecoder("windows-1252").decode(page, cut);
  }
}

const CHARSET = /charset\s*=\s*["']?([\w.:-]{1,40})/i;
const META = /<meta[^>]{1,200}?charset\s*=\s*["']?([\w.:-]{1,40})/i;

function isKnown(label: string): boolean {
  try {
    return Boolean(new TextDecoder(label));
  } catch {
    return false;
  }
}

function rawTitle(html: string): string | null {
  OPENING.lastIndex = 0;
  for (let match = OPENING.exec(html); match; match = OPENING.exec(html)) {
    const [opened, skipped] = match;
    const from = OPENING.lastIndex;
    const end = opened === "<!--" ? html.indexOf("-->", from) : endOf(html, skipped ?? "title", from);
    if (end < 0) return null;
    if (opened !== "<!--" && !skipped) return html.slice(from, end);
    OPENING.lastIndex = end;
  }
  return null;
}

function endOf(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, "gi");
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? -1;
}

/** One line, without what is not seen or turns the direction of reading (joiners of letters and emoji stay). */
function cleaned(title: string): string | null {
  const line = title
    .toWellFormed()
    .replace(/[\p{Cc}\p{Z}]+/gu, " ")
    .replace(/(?![\u200c\u200d])[\p{Cf}\p{Co}\p{Cn}\ufffd]/gu, "")
    .trim();
  if (!/[\p{L}\p{N}]/u.test(line)) return null;
  const characters = [...line];
  if (characters.length <= MOST) return line;
  return `${characters
    .slice(0, MOST - 1)
    .join("")
    .trimEnd()}…`;
}
