/**
 * Places in ready-made texts that are filled in for one conversation: {{visitor.name}}, or with something to say
 * where nothing is known, {{visitor.name|there}}. Pure: consoles use it too.
 */
export const VARIABLES = [
  "visitor.name",
  "visitor.email",
  "operator.name",
  "department.name",
  "organisation",
  "conversation.number",
] as const;
/** Values by variable; what is missing or "" is not known. Those of the page begin with "custom.". */
export type VariableValues = Readonly<Record<string, string | undefined>>;

/** A piece of a text: plain (variable null), or a variable, filled or missing. */
export interface TextPiece {
  text: string;
  variable: string | null;
  isMissing: boolean;
}

const PLACE = /\{\{\s{0,9}([\p{L}\p{N}_.-]{1,80})\s{0,9}(?:\|([^{}]{0,500}))?\}\}/gu;

/** Whether it is the name of something that can be filled in. */
export function isVariable(name: string): boolean {
  return VARIABLES.some((known) => known === name) || /^custom\../.test(name);
}

/** Cuts a text at its variables, each with its value, else its default, else as it is written. */
export function cutAtVariables(text: string, values: VariableValues): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACE)) {
    const [written, variable = "", fallback] = match;
    if (!isVariable(variable)) continue;
    if (match.index > end) pieces.push(plain(text.slice(end, match.index)));
    const value = values[variable]?.trim() || fallback?.trim() || "";
    pieces.push({ text: value || written, variable, isMissing: value === "" });
    end = match.index + written.length;
  }
  if (end < text.length) pieces.push(plain(text.slice(end)));
  return pieces;
}

function plain(text: string): TextPiece {
  return { text, variable: null, isMissing: false };
}

/** The text with what is known; what is missing stands as it is written. */
export function fillIn(text: string, values: VariableValues): string {
  return cutAtVariables(text, values)
    .map((piece) => piece.text)
    .join("");
}

/** Names of the variables without a value, each once. */
export function missingIn(text: string, values: VariableValues = {}): string[] {
  const missing = cutAtVariables(text, values).filter((piece) => piece.isMissing);
  return [...new Set(missing.map(({ variable }) => variable ?? ""))];
}

/** Names in the text that look like variables and are none: a slip of the pen. */
export function unknownIn(text: string): string[] {
  const names = [...text.matchAll(PLACE)].map(([, name = ""]) => name);
  return [...new Set(names.filter((name) => !isVariable(name)))];
}

/** The text with what is known and without what is not, and no hole where that stood: "Hello {{…}}," is "Hello,". */
export function fillOrLeaveOut(text: string, values: VariableValues = {}): string {
  let result = "";
  let isAfterHole = false;
  for (const piece of cutAtVariables(text, values)) {
    if (piece.isMissing) {
      isAfterHole = true;
      continue;
    }
    const next =
      isAfterHole && (/\s$/.test(result) || result === "") ? piece.text.replace(/^ +/, "") : piece.text;
    // "Any questions, {{visitor.name}}?": the comma was there for the name.
    if (isAfterHole && /^\s*(?:[,.;:!?)\n]|$)/.test(next)) result = result.replace(/,? +$/, "");
    result += next;
    isAfterHole = false;
  }
  return isAfterHole ? result.replace(/,? +$/, "") : result;
}

/** Where the first variable without a value or a default stands in a text. */
export function firstMissing(text: string): { start: number; end: number } | null {
  for (const { index, 0: written, 1: name = "", 2: fallback } of text.matchAll(PLACE)) {
    if (isVariable(name) && !fallback?.trim()) return { start: index, end: index + written.length };
  }
  return null;
}
