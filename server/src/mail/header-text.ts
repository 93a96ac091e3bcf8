/**
 * Text from outside for a header or a greeting: one line, without controls and without the characters that turn
 * the direction of what follows. Emoji and right-to-left scripts stay. What looks like an encoded word (RFC 2047)
 * is pulled apart, or the reader would see what it decodes to.
 */
export function headerText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/=(?=\?)/g, "= ")
    .trim();
}
