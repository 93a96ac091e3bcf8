const CLOSING: Readonly<Record<string, string>> = { "[": "]", "(": ")" };

/**
 * Whether a text can stand as a CSS selector among others in a list and in a style sheet: everything it opens it
 * closes, and it holds nothing that would end the selector. Whether browsers know what it asks for, they say.
 */
export function isSelector(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no selector has any.
  if (/[{}<;\u0000-\u001f\u007f]|\/\*/.test(text)) return false;
  if (/^\s*[,+~>]|[,+~>\\]\s*$|,\s*,/.test(text)) return false;
  const open: string[] = [];
  let quote: string | null = null;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? "";
    if (sign === "\\") at++;
    else if (quote !== null) quote = sign === quote ? null : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (CLOSING[sign]) open.push(CLOSING[sign]);
    else if ((sign === "]" || sign === ")") && open.pop() !== sign) return false;
  }
  return quote === null && open.length === 0 && text.trim() !== "";
}
