type Rgb = readonly [number, number, number];

const BLACK: Rgb = [20, 17, 13];
const WHITE: Rgb = [255, 255, 255];
const READABLE = 4.5;

/** The accent's colours for one theme, all readable (WCAG 2.2, 4.5:1) whatever brand colour was chosen. */
export interface Accent {
  /** Behind the visitor's own messages and the main buttons. */
  fill: string;
  /** On top of `fill`. */
  on: string;
  /** As text on the panel's surface. */
  text: string;
}

export function accentFrom(color: string, dark: boolean): Accent {
  const brand = parse(color);
  const surface: Rgb = dark ? [36, 34, 31] : WHITE;
  const fill = dark ? away(brand, WHITE, surface) : brand;
  const on = contrast(fill, WHITE) >= READABLE ? WHITE : BLACK;
  // The text also stands on a tint of itself, which costs some contrast.
  const text = away(brand, dark ? WHITE : BLACK, surface, READABLE + 1.2);
  return { fill: css(fill), on: css(on), text: css(text) };
}

/** Moves a colour towards another until it stands out from what is behind it. */
function away(color: Rgb, towards: Rgb, behind: Rgb, enough = READABLE): Rgb {
  for (let part = 0; part < 1; part += 0.05) {
    const mixed = mix(color, towards, part);
    if (contrast(mixed, behind) >= enough) return mixed;
  }
  return towards;
}

function mix(from: Rgb, to: Rgb, part: number): Rgb {
  const channel = (at: 0 | 1 | 2) => Math.round(from[at] + (to[at] - from[at]) * part);
  return [channel(0), channel(1), channel(2)];
}

function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (value: number) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function parse(color: string): Rgb {
  const value = Number.parseInt(/^#[\da-f]{6}$/i.test(color) ? color.slice(1) : "0f6e66", 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function css(color: Rgb): string {
  return `rgb(${color.join(" ")})`;
}
