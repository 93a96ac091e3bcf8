import { type Block, type Inline, parseMarkdown } from "@palique/shared/markdown.ts";

/** More titles than this under one message nobody reads. */
const MOST = 3;

/** The pages a message leads to, as its readers see the links: each once, the first few. */
export function pageLinks(text: string): string[] {
  if (!/https?:\/\/|www\./i.test(text)) return [];
  const found = parseMarkdown(text).flatMap(inlinesOf).flatMap(hrefsIn);
  return [...new Set(found)].slice(0, MOST);
}

function inlinesOf(block: Block): Inline[] {
  if (block.type === "code") return [];
  return block.type === "list" ? block.items.flat() : block.children;
}

function hrefsIn(node: Inline): string[] {
  if (typeof node === "string" || node.type === "code") return [];
  if (node.type !== "link") return node.children.flatMap(hrefsIn);
  return /^https?:/i.test(node.href) ? [node.href] : [];
}
