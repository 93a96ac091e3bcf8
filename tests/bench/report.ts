/** One JSON line per figure on stdout; everything else goes to stderr. */
export interface Figure {
  figure: string;
  value: number;
  unit: string;
  /** Smallest and largest of the rounds. */
  range?: [number, number];
  /** What the project aims at, as text: ">= 0.5". */
  aim?: string;
  [detail: string]: unknown;
}

export function report(figure: Figure): void {
  console.log(JSON.stringify(figure, (_, value) => (typeof value === "number" ? round(value) : value)));
}

export function note(line: string): void {
  console.error(line);
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Nearest rank. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))] ?? Number.NaN;
}

export function range(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
