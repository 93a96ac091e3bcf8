/**
 * With a `*` the whole address must fit, from its beginning, its host or its path on ("/cart/*"); without one,
 * any part of it. Escaped letters count as what they stand for.
 */
export function fitsAddress(patterns: readonly string[], address: string): boolean {
  if (!address) return false;
  const text = folded(readable(address));
  const host = text.indexOf("://") + 3;
  const path = text.indexOf("/", host);
  const starts = [0, ...(host > 2 ? [host] : []), ...(host > 2 && path > 0 ? [path] : [])];
  return patterns.some((pattern) => {
    const parts = pattern.split("*").map((part) => folded(readable(part)));
    if (parts.length === 1) return text.includes(parts[0] ?? "");
    return starts.some((start) => fitsParts(parts, text.slice(start)));
  });
}

/** The first part begins it, the last one ends it, and the others come in this order: leftmost is always best. */
function fitsParts(parts: readonly string[], text: string): boolean {
  const [first = "", ...rest] = parts;
  const last = rest.pop() ?? "";
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/** With its escaped letters as what they stand for. */
export function readable(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** Upper and lower case are the same, and so is the same letter written in two ways ("é"). */
export function folded(text: string): string {
  // Down first: only then every form of a letter goes up to the same one (final sigma, sharp s).
  return text.toLowerCase().toUpperCase().normalize();
}
