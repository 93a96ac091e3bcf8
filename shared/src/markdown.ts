import { findLinks, hostOf, webAddress } from "./links.ts";

/**
 * The little of Markdown that is worth having in a chat: bold, italic, code, lists and links. No HTML and no
 * pictures: the result is a tree, for whoever draws it to make elements of. Anything else is words as typed.
 * It never fails, and takes time in proportion to the length.
 */
export type Inline =
  | string
  | { type: "bold" | "italic"; children: Inline[] }
  | { type: "code"; text: string }
  | { type: "link"; href: string; text: string };
export type Block =
  | { type: "text"; children: Inline[] }
  /** `language`: the word behind the fence, "" without one. Whoever draws it shows it: it may be what somebody says. */
  | { type: "code"; language: string; text: string }
  /** `start`: number of the first one; null: not numbered. */
  | { type: "list"; start: number | null; items: Inline[][] };

/** Of a line without the space around it. What stands behind the ticks are words, which stay. */
const OPENING_FENCE = /^`{3,}([^`]*)$/;
const CLOSING_FENCE = /^`{3,}$/;
/** One word alone behind the ticks names what follows: "js", "c++". */
const LANGUAGE = /^[\p{L}\p{N}+#._-]{1,30}$/u;
const ITEM = /^[ \t]{0,8}(?:([-*•])|(\d{1,9})[.)])[ \t]+(\S.*)$/;

/** Whether it may be more than plain words; false is certain. */
export function mayBeFormatted(text: string): boolean {
  return /[*_`[]|^[ \t]*(?:[-•]|\d+[.)])[ \t]/m.test(text);
}

export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.split(/\r\n|\r|\n/);
  let plain: string[] = [];
  let fencesEnd = false;
  const flush = () => {
    const words = plain.join("\n");
    plain = [];
    if (words.trim())
      blocks.push({ type: "text", children: parseInline(words.replace(/^\n+/, "").trimEnd()) });
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const opening = fencesEnd ? null : OPENING_FENCE.exec(line.trim());
    if (opening) {
      const end = closingFence(lines, at + 1);
      fencesEnd = end < 0;
      if (end > at + 1) {
        flush();
        blocks.push(codeBlock(opening[1] ?? "", lines.slice(at + 1, end)));
        at = end;
        continue;
      }
    }
    const item = ITEM.exec(line);
    if (!item) {
      plain.push(line);
      continue;
    }
    flush();
    addItem(blocks, item[2], item[3] ?? "", at > 0 && ITEM.test(lines[at - 1] ?? ""));
  }
  flush();
  return blocks;
}

/** Where the next fence with nothing behind it stands; -1: nowhere. */
function closingFence(lines: string[], from: number): number {
  for (let at = from; at < lines.length; at += 1) if (CLOSING_FENCE.test((lines[at] ?? "").trim())) return at;
  return -1;
}

/** More than a word behind the opening fence is the first line of the code: people begin there. */
function codeBlock(behind: string, lines: string[]): Block {
  const words = behind.trim();
  if (LANGUAGE.test(words)) return { type: "code", language: words, text: lines.join("\n") };
  return { type: "code", language: "", text: [...(words ? [words] : []), ...lines].join("\n") };
}

function addItem(blocks: Block[], number: string | undefined, words: string, follows: boolean): void {
  const start = number === undefined ? null : Number(number);
  const list = blocks.at(-1);
  const children = parseInline(words.trimEnd());
  if (follows && list?.type === "list" && (list.start === null) === (start === null))
    list.items.push(children);
  else blocks.push({ type: "list", start, items: [children] });
}

/** More than this inside each other is nobody's intention. */
const DEEPEST = 6;
const NAMED_LINK = /\[([^[\]\n]{1,500})\]\(([^\s()]{1,2000})\)/y;
const CODE = /`([^`\n]+)`/y;

/** Marks of emphasis that were opened, and where what is in them begins. */
interface Open {
  mark: string;
  from: number;
}

function parseInline(text: string): Inline[] {
  const out: Inline[] = [];
  let open: Open[] = [];
  let done = 0;
  const links = findLinks(text);
  let nextLink = 0;
  const upTo = (at: number) => {
    if (at > done) out.push(text.slice(done, at));
  };
  for (let at = 0; at < text.length; ) {
    while ((links[nextLink]?.at ?? text.length) < at) nextLink += 1;
    const link = links[nextLink];
    if (link?.at === at) {
      upTo(at);
      out.push({ type: "link", href: link.href, text: link.text });
      done = at += link.text.length;
      continue;
    }
    const character = text.charAt(at);
    const span = character === "`" ? codeAt(text, at) : character === "[" ? linkAt(text, at) : null;
    if (span) {
      upTo(at);
      out.push(span.node);
      done = at = span.end;
      continue;
    }
    if (character === "\n") open = [];
    if (character !== "*" && character !== "_") {
      at += 1;
      continue;
    }
    const mark = text.charAt(at + 1) === character ? character + character : character;
    const end = at + mark.length;
    // Three and more in a row are a line, or censored words.
    const isLonger = text.charAt(end) === character && text.charAt(end + 1) === character;
    const opened = isLonger || !closes(text, at, end) ? -1 : open.findLastIndex((one) => one.mark === mark);
    if (opened >= 0) {
      upTo(at);
      const children = out.splice((open[opened]?.from ?? 0) + 1);
      out.pop();
      open = open.slice(0, opened);
      out.push({ type: mark.length === 2 ? "bold" : "italic", children });
      done = end;
    } else if (!isLonger && opens(text, at, end)) {
      upTo(at);
      if (open.length === DEEPEST) open = open.slice(1);
      open = [...open, { mark, from: out.length }];
      // Its own piece, which goes when it is closed.
      out.push(mark);
      done = end;
    }
    at = end;
  }
  upTo(text.length);
  return joined(out);
}

/** A mark stands at the edge of a word: 2*3*4 and snake_case stay what they are. */
function opens(text: string, at: number, end: number): boolean {
  return !/[\p{L}\p{N}\\]/u.test(text.charAt(at - 1)) && /\S/.test(text.charAt(end));
}

function closes(text: string, at: number, end: number): boolean {
  return /\S/.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(end));
}

interface Span {
  node: Inline;
  end: number;
}

function codeAt(text: string, at: number): Span | null {
  CODE.lastIndex = at;
  const match = CODE.exec(text);
  return match && { node: { type: "code", text: match[1] ?? "" }, end: CODE.lastIndex };
}

/** [words](address): not where the words name another address than the one they lead to. */
function linkAt(text: string, at: number): Span | null {
  NAMED_LINK.lastIndex = at;
  const match = NAMED_LINK.exec(text);
  const end = NAMED_LINK.lastIndex;
  const [, words = "", address = ""] = match ?? [];
  const href = /^mailto:[^\s@]+@[^\s@]+$/i.test(address) ? address : webAddress(address);
  // Nothing that turns the direction of what is read.
  const shown = words.replace(/[\u202a-\u202e\u2066-\u2069]/g, "").trim();
  if (!match || !href || !shown) return null;
  if (findLinks(shown).some((link) => hostOf(link.href) !== hostOf(href))) return null;
  return { node: { type: "link", href, text: shown }, end };
}

/** Pieces of plain words beside each other are one. */
function joined(nodes: Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (typeof node === "string" && typeof last === "string") out[out.length - 1] = last + node;
    else if (typeof node === "object" && "children" in node)
      out.push({ ...node, children: joined(node.children) });
    else out.push(node);
  }
  return out;
}

/** The words without the marks, where nothing can be drawn: previews, notifications, plain mail. */
export function plainText(text: string): string {
  if (!mayBeFormatted(text)) return text;
  return parseMarkdown(text).map(plainBlock).join("\n");
}

function plainBlock(block: Block): string {
  if (block.type === "code") return block.language ? `${block.language}\n${block.text}` : block.text;
  if (block.type === "text") return plainInline(block.children);
  const { start, items } = block;
  return items
    .map((item, index) => `${start === null ? "•" : `${start + index}.`} ${plainInline(item)}`)
    .join("\n");
}

function plainInline(nodes: Inline[]): string {
  return nodes
    .map((node) => {
      if (typeof node === "string") return node;
      if (node.type === "code") return node.text;
      if (node.type === "link")
        return node.href.endsWith(node.text) ? node.text : `${node.text} (${node.href})`;
      return plainInline(node.children);
    })
    .join("");
}
