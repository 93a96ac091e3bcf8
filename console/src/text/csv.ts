/** Comma-separated values, RFC 4180: a field with a separator, a quotation mark or a line break stands in quotation marks. */

interface CsvRow {
  /** Where it begins in the file, from 1. */
  line: number;
  cells: string[];
}

/** Rows that hold anything; null when a quotation mark is never closed. Spreadsheets of many countries part by semicolons. */
export function parseCsv(text: string): CsvRow[] | null {
  const source = text.replace(/^\uFEFF/, "");
  const separator = separatorOf(source);
  const rows: CsvRow[] = [];
  let row: CsvRow = { line: 1, cells: [] };
  let line = 1;
  let at = 0;
  while (at <= source.length) {
    const cell = cellAt(source, at, separator);
    if (!cell) return null;
    row.cells.push(cell.text);
    line += source.slice(at, cell.end).split("\n").length - 1;
    if (source[cell.end] === separator) {
      at = cell.end + 1;
      continue;
    }
    if (row.cells.some((one) => one.trim())) rows.push(row);
    at = cell.end + (source.startsWith("\r\n", cell.end) ? 2 : 1);
    line += 1;
    row = { line, cells: [] };
  }
  return rows;
}

/** What stands from there up to the separator or the line's end; null: its quotation mark is never closed. */
function cellAt(source: string, from: number, separator: string): { text: string; end: number } | null {
  if (source[from] !== '"') {
    let end = from;
    while (end < source.length && source[end] !== separator && !/[\r\n]/.test(source[end] ?? "")) end++;
    return { text: source.slice(from, end), end };
  }
  let text = "";
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] !== '"') text += source[at];
    else if (source[at + 1] === '"') text += source[at++];
    else {
      // Whatever a careless hand left between the mark and the separator belongs to it.
      const rest = cellAt(source, at + 1, separator);
      return rest && { text: text + rest.text.trim(), end: rest.end };
    }
  }
  return null;
}

/** The one that parts the first line. */
function separatorOf(source: string): string {
  const [first = ""] = source.split(/\r?\n/, 1);
  const found = [",", ";", "\t"].map((sign) => ({ sign, count: first.split(sign).length }));
  return found.sort((a, b) => b.count - a.count)[0]?.sign ?? ",";
}

/**
 * With the mark that has spreadsheets read it as UTF-8. A cell they would take for a formula gets an apostrophe
 * before it, which `withoutGuard` takes away again.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => cells.map((cell) => quoted(guarded(cell))).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function guarded(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

export function withoutGuard(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function quoted(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
