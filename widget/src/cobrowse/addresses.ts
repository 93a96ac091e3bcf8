import { isToken } from "./mask.ts";

const INLINE_MAX = 400_000;
const SECRET_NAME = /tok|key|sig|auth|pass|pwd|secret|session|sid|jwt|code|user|mail|name|phone|id$/i;

/** The page's own: the path without what may be secret in it; nothing of what follows it. */
export function pageAddress(address: string): string {
  const url = parsed(address);
  if (!url || !/^https?:$/.test(url.protocol)) return "";
  const path = url.pathname
    .split("/")
    .map((part) => (isToken(safeDecode(part)) ? "…" : part))
    .join("/");
  return url.origin + path;
}

function parsed(address: string): URL | null {
  try {
    return new URL(address, document.baseURI);
  } catch {
    return null;
  }
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * Of a picture, a style sheet or a font, which the operator's browser loads from there: with those parameters only
 * that tell a size or a version. "" where it cannot be loaded elsewhere.
 */
export function mediaAddress(address: string): string {
  const trimmed = address.trim();
  if (/^data:(image|font)\//i.test(trimmed)) return trimmed.length < INLINE_MAX ? trimmed : "";
  if (/^#[\w.-]*$/.test(trimmed)) return trimmed;
  const url = parsed(trimmed);
  if (!url || !/^https?:$/.test(url.protocol)) return "";
  url.username = url.password = "";
  for (const [name, value] of [...url.searchParams]) {
    if (SECRET_NAME.test(name) || isToken(name) || value.length > 12 || isToken(value)) {
      url.searchParams.delete(name);
    }
  }
  // Of a sprite: which of its pictures.
  if (isToken(url.hash.slice(1))) url.hash = "";
  return url.href;
}

export function mediaAddresses(srcset: string): string {
  return srcset
    .split(/,\s+/)
    .map((candidate) => {
      const [address = "", ...size] = candidate.trim().split(/\s+/);
      return [mediaAddress(address), ...size].join(" ");
    })
    .filter((candidate) => !candidate.startsWith(" ") && candidate)
    .join(", ");
}
