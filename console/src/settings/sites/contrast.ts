/** WCAG 2.2 contrast of two colours written as #rrggbb, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** What the widget writes with on a colour: white as long as it reads well, else nearly black. */
export function readableOn(color: string): "#ffffff" | "#14110d" {
  return contrast(color, "#ffffff") >= 4.5 ? "#ffffff" : "#14110d";
}

export function isColor(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

function luminance(color: string): number {
  const value = Number.parseInt(color.slice(1), 16);
  const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const channel = (shift: number) => linear(((value >> shift) & 255) / 255);
  return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}
