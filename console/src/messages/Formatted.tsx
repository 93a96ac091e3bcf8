import { type Block, type Inline, mayBeFormatted, parseMarkdown } from "@palique/shared/markdown.ts";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import "./formatted.css";

interface FormattedProps {
  text: string;
  /** Draws plain words; such as names in them. */
  words?: (text: string) => ComponentChildren;
}

/** Words as they were meant: bold, italic, code, lists and links; elements of ours only, never HTML of theirs. */
export function Formatted({ text, words = plain }: FormattedProps) {
  const blocks = useMemo(() => blocksOf(text), [text]);
  return <>{blocks.map((block, key) => drawBlock(block, key, words))}</>;
}

type Words = NonNullable<FormattedProps["words"]>;

function plain(text: string): ComponentChildren {
  return text;
}

function blocksOf(text: string): Block[] {
  const isMore = mayBeFormatted(text) || /:\/\/|www\.|@/i.test(text);
  return isMore ? parseMarkdown(text) : [{ type: "text", children: [text] }];
}

function drawBlock(block: Block, key: number, words: Words): ComponentChildren {
  if (block.type === "code") {
    return (
      <pre key={key}>
        {block.language && <small>{`${block.language}\n`}</small>}
        {block.text}
      </pre>
    );
  }
  const drawn = (inline: Inline[]) => inline.map((node, at) => drawInline(node, at, words));
  if (block.type === "text") return <div key={key}>{drawn(block.children)}</div>;
  const items = block.items.map((item, at) => <li key={at}>{drawn(item)}</li>);
  if (block.start === null) return <ul key={key}>{items}</ul>;
  return (
    <ol key={key} start={block.start}>
      {items}
    </ol>
  );
}

function drawInline(node: Inline, key: number, words: Words): ComponentChildren {
  if (typeof node === "string") return words(node);
  if (node.type === "code") return <code key={key}>{node.text}</code>;
  if (node.type === "link") {
    return (
      <a key={key} href={node.href} title={node.href} target="_blank" rel="noopener noreferrer nofollow">
        {node.text}
      </a>
    );
  }
  const children = node.children.map((child, at) => drawInline(child, at, words));
  return node.type === "bold" ? <strong key={key}>{children}</strong> : <em key={key}>{children}</em>;
}
