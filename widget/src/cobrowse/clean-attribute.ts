import { mediaAddress, mediaAddresses } from "./addresses.ts";
import type { AskedAttributes } from "./asked-attributes.ts";
import { dots, maskedValue, wordsOnly } from "./mask.ts";
import { MASKED, SHOWN } from "./privacy.ts";
import { isSecret, saysSecret } from "./secret.ts";
import { cleanOwnStyle, cleanStyles } from "./style-text.ts";

export type AttributeValue = string | number | true | null;

/** They say how something is drawn, not what of whom. */
const PLAIN = new Set(
  `class id dir lang type rel media part slot is role hidden inert open popover disabled readonly required checked multiple
  tabindex contenteditable draggable colspan rowspan span headers scope width height size cols rows wrap align valign
  bgcolor color face border cellpadding cellspacing noshade nowrap start reversed sizes loading decoding shape coords
  controls loop muted playsinline charset as disabled crossorigin frameborder scrolling allowfullscreen marginwidth
  marginheight xmlns xml:space for low high max min optimum`.split(/\s+/),
);
/** And these in drawings. */
const DRAWN = new Set(
  `d points x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy rotate textLength lengthAdjust viewBox preserveAspectRatio
  version xmlns:xlink transform gradientTransform gradientUnits patternUnits patternTransform patternContentUnits
  spreadMethod offset pathLength refX refY orient markerWidth markerHeight markerUnits maskUnits maskContentUnits
  clipPathUnits filterUnits primitiveUnits in in2 result stdDeviation mode operator k1 k2 k3 k4 values tableValues slope
  intercept amplitude exponent baseFrequency numOctaves seed stitchTiles scale xChannelSelector yChannelSelector
  surfaceScale specularConstant specularExponent diffuseConstant azimuth elevation limitingConeAngle startOffset
  method spacing side fill-opacity attributeName from to by dur begin end repeatCount calcMode keyTimes keySplines
  additive accumulate`.split(/\s+/),
);
/** Types of input that hold any text: others would refuse dots. */
const HOLDS_TEXT = /^(text|search|tel|url|email|password|)$/;

/** What is sent of an attribute; null: nothing. */
export function cleanAttribute(
  element: Element,
  name: string,
  value: AttributeValue,
  state: number,
  asked: AskedAttributes,
): AttributeValue {
  const tag = element.tagName.toLowerCase();
  if (/^rr_(width|height|scroll(Left|Top)|media\w+|open_mode)$/.test(name)) return value;
  if (value === null || /^(on|rr_)/i.test(name)) return null;
  const text = `${value}`;
  if (name === "_cssText") return cleanStyles(text);
  if (name === "style") return cleanOwnStyle(text);
  if (name === "value") return cleanValue(element, tag, text, state);
  if (name === "selected") return state & SHOWN && !(state & MASKED) ? value : null;
  const isField = /^(input|textarea|select)$/.test(tag);
  if (name === "placeholder") {
    // Styles only ask whether there is one.
    return isField && isOpen(element, state) ? text : " ";
  }
  if (name === "label") return dots(text);
  if (name === "content") return isLayout(element) ? text : null;
  if (name === "name") return tag === "meta" && isLayout(element) ? text : asked.answer(name, text);
  if (name === "src" || name === "poster" || name === "background") return mediaAddress(text);
  if (name === "srcset" || name === "imagesrcset") return mediaAddresses(text);
  if (name === "href" || name === "xlink:href") return cleanHref(element, tag, text, asked);
  if (/^data-palique-(mask|block|show)$/.test(name)) return "";
  if (PLAIN.has(name)) return value;
  if (isDrawing(element) && (DRAWN.has(name) || CSS.supports(name, "inherit"))) return cleanOwnStyle(text);
  const answer = asked.answer(name, text);
  return asked.isShown(name) && answer !== text ? dots(text) : answer;
}

/** Of a field, as the recorder says it. */
export function fieldValue(element: Element, value: string, state: number): string {
  const tag = element.tagName.toLowerCase();
  const type = (element.getAttribute("type") ?? "").toLowerCase();
  if (tag === "input" && /^(checkbox|radio|hidden|file|image)$/.test(type)) return "";
  // A button's words.
  if (tag === "input" && /^(submit|button|reset)$/.test(type))
    return state & MASKED ? dots(value) : wordsOnly(value);
  if (isOpen(element, state)) return value;
  if (tag === "select" || (tag === "input" && !HOLDS_TEXT.test(type))) return "";
  return maskedValue(value, saysSecret(element), tag === "textarea");
}

function cleanValue(element: Element, tag: string, value: string, state: number): string | null {
  if (/^(input|textarea|select)$/.test(tag)) return fieldValue(element, value, state);
  return /^(progress|meter|li)$/.test(tag) && /^[\d.]{1,12}$/.test(value) && !(state & MASKED) ? value : null;
}

/** An ordinary field that the site shows. */
function isOpen(element: Element, state: number): boolean {
  return (state & SHOWN) > 0 && !(state & MASKED) && !isFile(element) && !isSecret(element);
}

function isLayout(element: Element): boolean {
  return /^(viewport|color-scheme|theme-color)$/i.test(element.getAttribute("name") ?? "");
}

function cleanHref(element: Element, tag: string, address: string, asked: AskedAttributes): string | null {
  if (tag === "link")
    return /stylesheet/i.test(element.getAttribute("rel") ?? "") ? mediaAddress(address) : null;
  if (/^(use|image|feimage|pattern|textpath|mpath|lineargradient|radialgradient|filter)$/.test(tag)) {
    return mediaAddress(address);
  }
  // Where a link leads is not needed to see it; that it is one, is.
  return /^(a|area)$/.test(tag) ? asked.answer("href", address) || "#" : null;
}

const isFile = (element: Element): boolean => /^(hidden|file)$/i.test(element.getAttribute("type") ?? "");
const isDrawing = (element: Element): boolean => element.namespaceURI === "http://www.w3.org/2000/svg";
