/** Parts of relative luminance (WCAG 2.2); above the middle, black is easier to read on it than white. */
const PARTS = [0.2126, 0.7152, 0.0722];
const MIDDLE = 0.179;

/** Light or dark as the site or the page wants it, with the brand's colour. */
export function paintCard(card: HTMLElement, color = "#0f6e66", theme?: string): void {
  const dark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  card.classList.toggle("dark", dark);
  card.style.cssText = `color-scheme:${dark ? "dark" : "light"};--color:${color};--on:${inkOn(color)}`;
}

/** What is readable on #rrggbb, whatever it is. */
export function inkOn(color: string): "#000" | "#fff" {
  return luminance(color) > MIDDLE ? "#000" : "#fff";
}

/** Of #rrggbb. */
function luminance(color: string): number {
  return PARTS.reduce((sum, part, at) => {
    const channel = Number.parseInt(color.slice(2 * at + 1, 2 * at + 3), 16) / 255;
    return sum + part * (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
  }, 0);
}
