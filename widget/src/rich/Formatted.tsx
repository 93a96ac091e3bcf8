import { type Block, type Inline, mayBeFormatted, parseMarkdown } from "@palique/shared/markdown.ts";
import type { ComponentChildren } from "preact";

/** Words as they were meant: bold, italic, code, lists and links; elements of ours only, never HTML of theirs. */
export function Formatted({ text }: { text: string }) {
  const blocks: Block[] =
    mayBeFormatted(text) || /:\/\/|www\.|@/i.test(text)
      ? parseMarkdown(text)
      : [{ type: "text", children: [text] }];
  return <>{blocks.map(drawBlock)}</>;
}

function drawBlock(block: Block, key: number): ComponentChildren {
  if (block.type === "code") {
    return (
      <pre key={key}>
        {block.language && <small>{`${block.language}\n`}</small>}
        {block.text}
      </pre>
    );
  }
  if (block.type === "text") return <div key={key}>{block.children.map(drawInline)}</div>;
  const items = block.items.map((item, at) => <li key={at}>{item.map(drawInline)}</li>);
  return block.start === null ? (
    <ul key={key}>{items}</ul>
  ) : (
    <ol key={key} start={block.start}>
      {items}
    </ol>
  );
}

function drawInline(node: Inline, key: number): ComponentChildren {
  if (typeof node === "string") return node;
  if (node.type === "code") return <code key={key}>{node.text}</code>;
  if (node.type === "link") {
    return (
      <a key={key} href={node.href} title={node.href} target="_blank" rel="noopener noreferrer nofollow">
        {node.text}
      </a>
    );
  }
  const children = node.children.map(drawInline);
  return node.type === "bold" ? <b key={key}>{children}</b> : <em key={key}>{children}</em>;
}
