import type { TextField } from "./edit.ts";

/** The caret's end of what is marked goes there; without shift nothing is marked any more. */
export function moveIn(field: TextField, key: string, shift: boolean): void {
  const { value, selectionDirection } = field;
  const [start, end] = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
  const isBack = selectionDirection === "backward";
  const caret = isBack ? start : end;
  const lineStart = value.slice(0, caret).lastIndexOf("\n") + 1;
  const lineEnd = (value.indexOf("\n", caret) + 1 || value.length + 1) - 1;
  const column = caret - lineStart;
  const above = value.slice(0, Math.max(0, lineStart - 1)).lastIndexOf("\n") + 1;
  const belowEnd = (value.indexOf("\n", lineEnd + 1) + 1 || value.length + 1) - 1;
  const isMarked = start !== end && !shift;
  const to = {
    ArrowLeft: isMarked ? start : caret - ([...value.slice(0, caret)].at(-1) ?? "").length,
    ArrowRight: isMarked ? end : caret + ([...value.slice(caret)][0] ?? "").length,
    ArrowUp: lineStart ? Math.min(above + column, lineStart - 1) : 0,
    ArrowDown: lineEnd < value.length ? Math.min(lineEnd + 1 + column, belowEnd) : value.length,
    Home: lineStart,
    End: lineEnd,
  }[key];
  if (to === undefined) return;
  const fixed = isBack ? end : start;
  if (!shift) field.setSelectionRange(to, to);
  else field.setSelectionRange(Math.min(fixed, to), Math.max(fixed, to), to < fixed ? "backward" : "forward");
}
