import { adaptCss } from "./css.ts";
import { ATTRIBUTE_MAX, CANVAS_MAX, CSS_MAX } from "./limits.ts";
import { fragment, linkUrl, pictureData, pictureSet, pictureUrl, webUrl } from "./urls.ts";

export interface Owner {
  tag: string;
  svg: boolean;
  /** The `rel` of a link, the `attributeName` of an animation. */
  role: string;
}

const NAME = /^[a-z_][\w:.-]*$/i;
/** What loads, leads elsewhere, submits, runs, or takes the focus. Everything that does and is not here is below. */
const REFUSED = new Set(
  (
    "srcdoc sandbox allow allowfullscreen csp credentialless nonce integrity crossorigin referrerpolicy fetchpriority " +
    "action formaction formmethod formtarget formenctype method enctype target ping download manifest attributionsrc " +
    "browsingtopics sharedstoragewritable privatetoken adauctionheaders " +
    "autofocus autoplay is http-equiv base archive classid codebase code data object longdesc profile cite usemap " +
    "dynsrc lowsrc imagesrcset imagesizes blocking as accesskey popover popovertarget command commandfor " +
    "begin end onbegin xml:base"
  ).split(" "),
);
/** They load or lead somewhere: only on the elements named here, only to what passes. */
const LOADING: Record<string, Record<string, (url: string) => string | null>> = {
  src: { img: pictureUrl, input: pictureUrl, source: webUrl, video: webUrl, audio: webUrl },
  srcset: { img: pictureSet, source: pictureSet },
  poster: { video: pictureUrl },
  background: { body: pictureUrl, table: pictureUrl, td: pictureUrl, th: pictureUrl, tr: pictureUrl },
  href: { a: linkUrl, area: linkUrl, link: webUrl },
};
const DRAWN_FROM: Record<string, (url: string) => string | null> = {
  a: linkUrl,
  image: pictureUrl,
  feimage: pictureUrl,
};
/** What an animation must not change. */
const ANIMATED = /^(xlink:)?href$|^on|^src|^style$/i;
const META = new Set(["color-scheme", "viewport", "theme-color"]);
const STYLESHEET = /^(alternate )?stylesheet$/i;
const PIXELS = /^\d{1,5}(\.\d+)?px$/;

/** The value to draw an attribute with; null: not at all. */
export function cleanAttribute(owner: Owner, name: string, value: unknown): string | number | true | null {
  const key = name.toLowerCase();
  if (key.startsWith("rr_")) return cleanSpecial(owner.tag, key, value);
  if (value === true) return mayHave(owner, key) ? true : null;
  if (typeof value === "number") return cleanText(owner, key, String(value));
  return typeof value === "string" ? cleanText(owner, key, value) : null;
}

/** May be taken away, or set without a value. */
export function mayHave({ tag }: Owner, name: string): boolean {
  const key = name.toLowerCase();
  if (!NAME.test(key) || key.startsWith("on") || REFUSED.has(key)) return false;
  return tag !== "meta" || key === "name" || key === "content";
}

function cleanText(owner: Owner, key: string, value: string): string | null {
  if (key === "_csstext") return /^(style|link)$/.test(owner.tag) ? adaptCss(value.slice(0, CSS_MAX)) : null;
  if (!mayHave(owner, key)) return null;
  if (key === "href" || key === "xlink:href") return cleanHref(owner, key, value);
  const loading = LOADING[key];
  if (loading) return Object.hasOwn(loading, owner.tag) ? (loading[owner.tag]?.(value) ?? null) : null;
  if (owner.tag === "meta" && key === "name") return META.has(value.toLowerCase()) ? value : null;
  if (owner.tag === "link" && key === "rel") return STYLESHEET.test(value.trim()) ? value : null;
  if (isAnimation(owner.tag) && key === "attributename") return ANIMATED.test(value.trim()) ? null : value;
  if (owner.tag === "canvas" && /^(width|height)$/.test(key)) {
    return String(Math.min(Number.parseInt(value, 10) || 0, CANVAS_MAX));
  }
  return value.slice(0, ATTRIBUTE_MAX);
}

function cleanHref({ tag, svg, role }: Owner, key: string, value: string): string | null {
  if (svg) return Object.hasOwn(DRAWN_FROM, tag) ? (DRAWN_FROM[tag]?.(value) ?? null) : fragment(value);
  if (key !== "href") return null;
  if (tag === "link" && !STYLESHEET.test(role.trim())) return null;
  return LOADING.href && Object.hasOwn(LOADING.href, tag) ? (LOADING.href[tag]?.(value) ?? null) : null;
}

/** rrweb's own: not set on the element, but acted on. Those of media are left to ours: nothing may make a sound. */
function cleanSpecial(tag: string, key: string, value: unknown): string | number | null {
  if (key === "rr_dataurl" && /^(img|canvas)$/.test(tag)) {
    return typeof value === "string" ? pictureData(value) : null;
  }
  if (key === "rr_width" || key === "rr_height") {
    return typeof value === "string" && PIXELS.test(value) ? value : null;
  }
  if (key === "rr_scrollleft" || key === "rr_scrolltop") {
    return typeof value === "number" && Number.isFinite(value) ? value : null;
  }
  if (key === "rr_open_mode" && tag === "dialog") {
    return value === "modal" || value === "non-modal" ? value : null;
  }
  return null;
}

export function isAnimation(tag: string): boolean {
  return tag === "set" || tag.startsWith("animate");
}
