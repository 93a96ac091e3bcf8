import { type BrowserCondition, EVENT, TEXT } from "@palique/shared/browser-rules.ts";

/** What is the case at one moment: by the number of what is asked for, then what the page told, and its address. */
export interface Facts {
  counts: readonly number[];
  events: Readonly<Record<string, number>>;
  attributes: Readonly<Record<string, string | null>>;
  url: string;
}

/** Milliseconds until the condition can hold by the mere passing of time: Infinity where something else has to happen. */
export function msUntil(
  [on, needed, name = "", not, sign = 1]: BrowserCondition,
  { counts, events, attributes, url }: Facts,
): number {
  let holds: boolean;
  if (on === TEXT) {
    const text = `a${folded(name ? own(attributes, name) : readable(url))}z`;
    holds = needed.some((pieces) => follow(pieces, text));
  } else {
    // JavaScript takes "" for 0.
    const fact = name
      ? sign * Number(own(on === EVENT ? events : attributes, name).trim() || "x")
      : Number(counts[on]);
    if (typeof needed !== "number") {
      const next = needed.find(([, to]) => fact < to);
      return next ? Math.max(0, next[0] - fact) : Number.POSITIVE_INFINITY;
    }
    holds = fact >= needed;
  }
  return holds === !not ? 0 : Number.POSITIVE_INFINITY;
}

/** What the page named itself, and not what every object has ("constructor"). */
function own(told: Readonly<Record<string, string | number | null>>, name: string): string {
  return Object.hasOwn(told, name) ? `${told[name] ?? ""}` : "";
}

/** Leftmost is always best. */
function follow(pieces: readonly string[], text: string): boolean {
  let at = 0;
  return pieces.every((piece) => {
    const found = text.indexOf(piece, at);
    at = found + piece.length;
    return found >= 0;
  });
}

function readable(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

function folded(text: string): string {
  return text.toLowerCase().toUpperCase().normalize();
}
