type Rgb = readonly number[];

const DARK: Rgb = [20, 17, 13];
const WHITE: Rgb = [255, 255, 255];
const DARK_PANEL: Rgb = [36, 34, 31];
/** WCAG 2.2 for text. */
const READABLE = 4.5;
/** Text also stands on a tint of itself, which costs some contrast. */
const ON_TINT = 5.7;
/** Every channel above this: next to white. */
const PALE = 200;

/** The brand's colour for one theme, readable whatever it is: behind text, on top of that, and as text. */
export interface Accent {
  fill: string;
  on: string;
  text: string;
}
export interface Accents {
  light: Accent;
  dark: Accent;
}

/** From the brand's colour as #rrggbb. */
export function accentsFrom(color: string): Accents {
  return { light: accentFrom(color, false), dark: accentFrom(color, true) };
}

function accentFrom(color: string, dark: boolean): Accent {
  const brand = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) || 0);
  const light = Math.max(...brand, 1);
  // Lighter by way of its own brightest tint, so that it stays a colour and does not fade to grey.
  const tint = brand.map((channel) => (255 * channel) / light / 2 + 128);
  const text = dark ? away(away(brand, tint, DARK_PANEL), WHITE, DARK_PANEL) : away(brand, DARK, WHITE);
  // A colour as pale as the panel would leave no bubble and no button to see.
  const fill = dark || Math.min(...brand) > PALE ? text : brand;
  const on = contrast(fill, WHITE) < READABLE ? DARK : WHITE;
  return { fill: css(fill), on: css(on), text: css(text) };
}

/** Moves a colour towards another until it stands out enough from what is behind it. */
function away(color: Rgb, towards: Rgb, behind: Rgb): Rgb {
  let mixed = color;
  for (let part = 0; part < 1 && contrast(mixed, behind) < ON_TINT; part += 0.05) {
    mixed = color.map((channel, at) => channel + ((towards[at] ?? 0) - channel) * part);
  }
  return mixed;
}

function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function css(color: Rgb): string {
  return `rgb(${color.join(" ")})`;
}
