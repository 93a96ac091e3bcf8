import { DATA_URL_MAX, URL_MAX } from "./limits.ts";

const WEB = /^https?:\/\/[^\s]+$/i;
/** Only the visitor's browser has it: that it does not load is how it is asked for. */
const ELSEWHERE = /^blob:https?:\/\/[^\s]+$/i;
const PICTURE = /^data:image\/(png|jpe?g|gif|webp|avif|bmp|x-icon|vnd\.microsoft\.icon|svg\+xml)[;,]/i;
const FONT = /^data:(font\/|application\/(x-)?font|application\/octet-stream)[^,]*,/i;
/** Within the same drawing. */
const FRAGMENT = /^#[^\s]*$/;

export function webUrl(value: string): string | null {
  const trimmed = value.trim();
  return trimmed.length <= URL_MAX && WEB.test(trimmed) ? trimmed : null;
}

/** Pictures run no scripts, not even drawings that hold some. */
export function pictureUrl(value: string): string | null {
  const trimmed = value.trim();
  if (trimmed.length <= URL_MAX && ELSEWHERE.test(trimmed)) return trimmed;
  return webUrl(trimmed) ?? pictureData(trimmed);
}

export function pictureData(value: string): string | null {
  const trimmed = value.trim();
  return trimmed.length <= DATA_URL_MAX && PICTURE.test(trimmed) ? trimmed : null;
}

export function fontData(value: string): string | null {
  return value.length <= DATA_URL_MAX && FONT.test(value) ? value : null;
}

/** Each of the candidates is on the web; those with data are not worth taking apart. */
export function pictureSet(value: string): string | null {
  if (value.length > URL_MAX) return null;
  const candidates = value.split(/,\s+|,$/).filter((one) => one.trim() !== "");
  return candidates.every((one) => webUrl(one.trim().split(/\s+/)[0] ?? "") !== null) ? value : null;
}

/** Nobody follows a link in the replay: what matters is that it looks like one. */
export function linkUrl(value: string): string {
  const trimmed = value.trim();
  return webUrl(trimmed) ?? (/^(mailto|tel):/i.test(trimmed) && trimmed.length <= URL_MAX ? trimmed : "#");
}

export function fragment(value: string): string | null {
  const trimmed = value.trim();
  return trimmed.length <= URL_MAX && FRAGMENT.test(trimmed) ? trimmed : null;
}
