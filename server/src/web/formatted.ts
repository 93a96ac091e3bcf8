import { type Block, type Inline, parseMarkdown } from "@palique/shared/markdown.ts";
import { escapeHtml } from "./html.ts";

/**
 * What people wrote as HTML of ours: the little of Markdown that the chat draws, and nothing of theirs. `attributes`
 * of every block, for mails, which have no style sheet.
 */
export function formatted(text: string, attributes = ""): string {
  return parseMarkdown(text)
    .map((block) => drawBlock(block, `dir="auto"${attributes}`))
    .join("");
}

function drawBlock(block: Block, attributes: string): string {
  if (block.type === "code") {
    const language = block.language && `<small>${escapeHtml(block.language)}\n</small>`;
    return `<pre ${attributes}>${language}${escapeHtml(block.text)}</pre>`;
  }
  if (block.type === "text") return `<p ${attributes}>${drawInlines(block.children)}</p>`;
  const items = block.items.map((item) => `<li>${drawInlines(item)}</li>`).join("");
  return block.start === null
    ? `<ul ${attributes}>${items}</ul>`
    : `<ol ${attributes} start="${block.start}">${items}</ol>`;
}

function drawInlines(nodes: readonly Inline[]): string {
  return nodes.map(drawInline).join("");
}

function drawInline(node: Inline): string {
  if (typeof node === "string") return escapeHtml(node);
  if (node.type === "code") return `<code>${escapeHtml(node.text)}</code>`;
  if (node.type === "link") {
    return `<a href="${escapeHtml(node.href)}" rel="noopener noreferrer nofollow" target="_blank">${escapeHtml(node.text)}</a>`;
  }
  const children = drawInlines(node.children);
  return node.type === "bold" ? `<b>${children}</b>` : `<em>${children}</em>`;
}
