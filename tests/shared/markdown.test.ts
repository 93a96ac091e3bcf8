import { findLinks } from "@palique/shared/links.ts";
import {
  type Block,
  type Inline,
  mayBeFormatted,
  parseMarkdown,
  plainText,
} from "@palique/shared/markdown.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

/** A tree as short as it can be written: <b>…</b> for reading here only. */
function drawn(text: string): string {
  const inline = (nodes: Inline[]): string =>
    nodes
      .map((node) => {
        if (typeof node === "string") return node;
        if (node.type === "code") return `<c>${node.text}</c>`;
        if (node.type === "link") return `<a ${node.href}>${node.text}</a>`;
        const tag = node.type === "bold" ? "b" : "i";
        return `<${tag}>${inline(node.children)}</${tag}>`;
      })
      .join("");
  const block = (one: Block): string => {
    if (one.type === "code") return `<pre${one.language && ` ${one.language}`}>${one.text}</pre>`;
    if (one.type === "text") return inline(one.children);
    return `<list ${one.start ?? "-"}>${one.items.map(inline).join("|")}</list>`;
  };
  return parseMarkdown(text).map(block).join("¶");
}

test.each([
  ["plain words", "plain words"],
  ["**bold** and *italic*, _too_ and __so__", "<b>bold</b> and <i>italic</i>, <i>too</i> and <b>so</b>"],
  ["**bold with *italic* in it**", "<b>bold with <i>italic</i> in it</b>"],
  ["(*in brackets*), «*y comillas*»", "(<i>in brackets</i>), «<i>y comillas</i>»"],
  ["press `Ctrl+*` and *go*", "press <c>Ctrl+*</c> and <i>go</i>"],
  ["*árbol* ñ*o*ñ *日本*", "<i>árbol</i> ñ*o*ñ <i>日本</i>"],
  // What people write without meaning anything by it.
  ["2*3*4 = 24, 5 * 6 * 7", "2*3*4 = 24, 5 * 6 * 7"],
  ["snake_case_name and __init__.py", "snake_case_name and <b>init</b>.py"],
  ["¯\\_(ツ)_/¯", "¯\\_(ツ)_/¯"],
  ["a *star that never ends", "a *star that never ends"],
  ["*not over\ntwo lines*", "*not over\ntwo lines*"],
  ["f*** this **** **", "f*** this **** **"],
  ["*note: see *this* thing", "*note: see <i>this</i> thing"],
  ["[brackets] (and these)", "[brackets] (and these)"],
  // Lists and code.
  ["Do:\n- one\n- *two*\n\nThen", "Do:¶<list ->one|<i>two</i></list>¶Then"],
  ["3. three\n4. four", "<list 3>three|four</list>"],
  ["-no list\n2024. ", "-no list\n2024."],
  ["see\n```\n*as* is\n  x\n```\nok", "see¶<pre>*as* is\n  x</pre>¶ok"],
  ["```\nnever closed *but bold*", "```\nnever closed <i>but bold</i>"],
  ["```js\nx\n```", "<pre js>x</pre>"],
  ["``` c++ \nx\n  ```  \nok", "<pre c++>x</pre>¶ok"],
  ["```so here it is:\nx\n````", "<pre>so here it is:\nx</pre>"],
  // What ends a block stands alone: words behind it would be lost.
  ["```\n\n```a", "```\n\n```a"],
  ["```\nx\n```a\n```", "<pre>x\n```a</pre>"],
  ["```x```\ny\n```", "``<c>x</c>``\ny\n```"],
  // Links.
  ["[our page](https://a.example/x?y=1)", "<a https://a.example/x?y=1>our page</a>"],
  ["[write](mailto:ana@a.example)", "<a mailto:ana@a.example>write</a>"],
  ["**https://a.example/_x_/y**", "<b><a https://a.example/_x_/y>https://a.example/_x_/y</a></b>"],
  ["https://a.example/*a*b", "<a https://a.example/*a*b>https://a.example/*a*b</a>"],
])("%j reads as %j", (text, tree) => {
  expect(drawn(text)).toBe(tree);
});

describe("links", () => {
  test("addresses become links without the punctuation around them", () => {
    const text = "See https://a.co/x?y=1#z, www.b.co/c. Or ana.b+c@d.co! (https://e.co/f_(g)) a@b.co,c@d.co";
    expect(findLinks(text).map(({ href }) => href)).toEqual([
      "https://a.co/x?y=1#z",
      "https://www.b.co/c",
      "mailto:ana.b+c@d.co",
      "https://e.co/f_(g)",
      "mailto:a@b.co",
      "mailto:c@d.co",
    ]);
    for (const { at, text: words } of findLinks(text)) expect(text.slice(at, at + words.length)).toBe(words);
  });

  test("nothing that could run, and nothing that pretends to lead elsewhere, is ever a link", () => {
    for (const text of [
      "[x](javascript:alert(1))",
      "[x](JaVaScRiPt:alert)",
      "[x](data:text/html,x)",
      "javascript:alert(1) vbscript:x file:///etc/passwd https://",
      "[x](//a.example)",
      "![x](https:)",
      "<img src=x onerror=alert(1)>",
    ]) {
      expect(drawn(text), text).toBe(text);
    }
    const disguised = "[https://bank.example](https://evil.example)";
    expect(drawn(disguised)).toBe(disguised);
    expect(drawn("[bank.example\u202e](https://evil.example)")).not.toContain("\u202e");
  });
});

test("without the marks it reads as well", () => {
  expect(plainText("Hi *Ana*:\n1. see [this](https://a.example)\n2. `run`")).toBe(
    "Hi Ana:\n1. see this (https://a.example)\n2. run",
  );
  expect(plainText("nothing  special\n\nhere")).toBe("nothing  special\n\nhere");
});

/** Text that is all marks: what a parser stumbles over. */
const awkward = fc
  .array(
    fc.constantFrom(
      "*",
      "**",
      "_",
      "__",
      "`",
      "```",
      "\n",
      " ",
      "- ",
      "1. ",
      "[",
      "]",
      "(",
      ")",
      "](https://a.co)",
      "https://b.co/",
      "www.",
      "@",
      "a",
      "ñ",
      "👍",
      "\\",
      "<b>",
      "\u202e",
      "a@b.co",
      "\r\n",
      "\ud83d",
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(""));

test("whatever is written, it is read, and only the marks are lost", () => {
  const letters = (text: string) => text.replace(/[^a-zñ👍]/gu, "");
  fc.assert(
    fc.property(fc.oneof(awkward, fc.string({ unit: "binary", maxLength: 300 })), (text) => {
      const tree = parseMarkdown(text);
      const hrefs: string[] = [];
      const words = (nodes: Inline[]): string =>
        nodes
          .map((node) => {
            if (typeof node === "string") return node;
            if ("href" in node) hrefs.push(node.href);
            return "children" in node ? words(node.children) : node.text;
          })
          .join("");
      const all = tree
        .map((one) =>
          one.type === "code"
            ? one.language + one.text
            : one.type === "text"
              ? words(one.children)
              : one.items.map(words).join(""),
        )
        .join("");
      for (const href of hrefs) expect(href).toMatch(/^(https?:\/\/|mailto:)/i);
      // A named link keeps its words and not its address.
      if (!text.includes("](")) expect(letters(all)).toBe(letters(text));
      if (!mayBeFormatted(text)) expect(tree.every((one) => one.type === "text")).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

test("ten times the text takes about ten times as long, however it is made", () => {
  const units = [
    "*",
    "_a ",
    "**a",
    "`",
    "[",
    "[a](",
    "a@",
    "www.",
    "- ",
    "```\n",
    "``` a b\n",
    "```a\n```\n",
    "\n```                    a b",
    "*_",
    "https://",
    "a",
    "*a* ",
    "](",
    "(*",
  ];
  const time = (text: string) => {
    const from = performance.now();
    parseMarkdown(text);
    return performance.now() - from;
  };
  for (const unit of units) {
    time(unit.repeat(1_000));
    // 100,000 characters: what grows with the square would take minutes.
    expect(time(unit.repeat(Math.ceil(100_000 / unit.length))), unit).toBeLessThan(1_000);
  }
});
