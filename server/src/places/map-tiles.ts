const PARTS = ["{z}", "{x}", "{y}"];

/**
 * Address of tiles as Leaflet reads it, from one fixed host: the console's policy names exactly its origin. "{r}" for
 * sharp screens may be in it, too. undefined: not such an address.
 */
export function parseTiles(value: string): string | undefined {
  const [, path] = value.match(/^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?(\/\S*)$/i) ?? [];
  if (!path || !URL.canParse(value) || PARTS.some((part) => !path.includes(part))) return undefined;
  return /[{}]/.test(path.replace(/\{[zxyr]\}/g, "")) ? undefined : value;
}
