/**
 * rrweb shows the visitor's hovering by a class ":hover" and rewrites style sheets for it with a parser whose time
 * grows with the square of the rules, and which runs out of stack. This does the same in one pass; rrweb is told that
 * its own is done, see replay/styles.ts.
 */
export function adaptCss(css: string): string {
  if (!css.includes(":hover") && !css.includes("-device-")) return css;
  let adapted = "";
  /** Where what has not been copied begins, and where the selector or at-rule that is read does. */
  let copied = 0;
  let prelude = 0;
  for (let at = 0; at < css.length; at++) {
    const char = css[at];
    if (char === '"' || char === "'") at = endOfString(css, at, char);
    else if (char === "\\") at++;
    else if (char === "/" && css[at + 1] === "*") {
      const end = css.indexOf("*/", at + 2);
      at = end < 0 ? css.length : end + 1;
    } else if (char === "{") {
      adapted += css.slice(copied, prelude) + adaptPrelude(css.slice(prelude, at));
      copied = at;
      prelude = at + 1;
    } else if (char === "}" || char === ";") prelude = at + 1;
  }
  return adapted + css.slice(copied);
}

function endOfString(css: string, from: number, quote: string): number {
  for (let at = from + 1; at < css.length; at++) {
    if (css[at] === "\\") at++;
    else if (css[at] === quote || css[at] === "\n") return at;
  }
  return css.length;
}

function adaptPrelude(prelude: string): string {
  if (prelude.trimStart().startsWith("@")) {
    // The visitor's screen is not the operator's.
    return prelude.replace(/(max|min)-device-(width|height)/g, "$1-$2");
  }
  if (!prelude.includes(":hover")) return prelude;
  const selectors = prelude.replace(/\/\*[\s\S]*?\*\//g, " ");
  const hovered = splitSelectors(selectors)
    .filter((selector) => selector.includes(":hover"))
    .map((selector) => selector.replace(/:hover/g, ".\\:hover"));
  return hovered.length === 0 ? prelude : `${selectors.trimEnd()}, ${hovered.join(", ")} `;
}

/** By the commas that are in no brackets. */
function splitSelectors(prelude: string): string[] {
  const selectors: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < prelude.length; at++) {
    const char = prelude[at];
    if (char === "(" || char === "[") depth++;
    else if (char === ")" || char === "]") depth--;
    else if (char === "," && depth === 0) {
      selectors.push(prelude.slice(start, at));
      start = at + 1;
    }
  }
  selectors.push(prelude.slice(start));
  return selectors.map((selector) => selector.trim());
}
