/** As the server checks it. */
export const keyPattern = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u;

/** "Customer no." -> "customer-no" */
export function keyFrom(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, 40)
    .replace(/^-|-$/g, "");
}

/** What is in the lines of a text, each once. */
export function linesOf(text: string): string[] {
  return [...new Set(text.split("\n").map((line) => line.trim()))].filter(Boolean);
}
