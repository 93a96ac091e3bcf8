/** The tab's icon and the app's, with what waits for this operator. */

const BASE = `<rect width="64" height="64" rx="15" fill="#0f6e66"/><path d="M18 15h28a7 7 0 0 1 7 7v17a7 7 0 0 1-7 7H31L20.6 54.2A1.6 1.6 0 0 1 18 53V46a7 7 0 0 1-7-7V22a7 7 0 0 1 7-7Z" fill="#fff"/><circle cx="23" cy="30.500" r="3.200" fill="#0f6e66"/><circle cx="32" cy="30.500" r="3.200" fill="#0f6e66"/><circle cx="41" cy="30.500" r="3.200" fill="#0f6e66"/>`;
const PLAIN = "/console/icon.svg";

/** A red dot with the number, on a ring that keeps it apart from light and dark tabs alike. */
function badgedIcon(count: number): string {
  if (count <= 0) return PLAIN;
  const text = count > 9 ? "9+" : String(count);
  const size = text.length > 1 ? 26 : 32;
  const dot = `<circle cx="44" cy="20" r="20" fill="#c62d1f" stroke="#fff" stroke-width="4"/><text x="44" y="${20 + size * 0.36}" font-family="system-ui,sans-serif" font-size="${size}" font-weight="700" text-anchor="middle" fill="#fff">${text}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${BASE}${dot}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

let shown = -1;
export function showBadge(count: number): void {
  if (count === shown) return;
  shown = count;
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const href = badgedIcon(count);
  if (icon && icon.getAttribute("href") !== href) icon.href = href;
  // Only installed apps have one, and not in every browser.
  const asked = count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.();
  void asked?.catch(() => {});
}
