const HUES = 8;

/** One of eight colours, always the same for the same id. */
export function hueOf(id: string): number {
  let hash = 0;
  for (const unit of id) hash = (hash * 31 + (unit.codePointAt(0) ?? 0)) >>> 0;
  return hash % HUES;
}

/** "Ana María Ñungo" -> "AÑ"; whole characters, so emoji and other scripts stay whole. "" -> "?". */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = firstLetter(words[0]);
  const last = words.length > 1 ? firstLetter(words.at(-1)) : "";
  return (first + last).toUpperCase() || "?";
}

/** Dear to make, and asked for with every row that is drawn. */
const segmenter = new Intl.Segmenter();

function firstLetter(word = ""): string {
  const [first] = segmenter.segment(word);
  return first?.segment ?? "";
}
