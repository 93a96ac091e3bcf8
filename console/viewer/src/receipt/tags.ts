const HTML = new Set(
  (
    "html head body title style link meta noscript template slot " +
    "address article aside footer header h1 h2 h3 h4 h5 h6 hgroup main nav section search " +
    "blockquote dd div dl dt figcaption figure hr li menu ol p pre ul center dir " +
    "a abbr acronym b bdi bdo big br cite code data dfn em font i kbd mark nobr q rp rt ruby s samp small span " +
    "strike strong sub sup time tt u var wbr del ins marquee " +
    "area audio canvas iframe img map picture source track video " +
    "caption col colgroup table tbody td tfoot th thead tr " +
    "button datalist fieldset form input label legend meter optgroup option output progress select selectedcontent " +
    "textarea details dialog summary " +
    "math mi mn mo ms mtext mrow mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd mspace " +
    "mstyle mpadded mphantom merror mmultiscripts mprescripts semantics annotation"
  ).split(" "),
);
/** In lower case, as rrweb writes them; it gives them back the case they need. */
const SVG = new Set(
  (
    "svg g defs symbol use title desc metadata switch view style a path rect circle ellipse line polyline polygon text " +
    "tspan textpath image marker pattern clippath mask lineargradient radialgradient stop filter foreignobject " +
    "feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix fediffuselighting fedisplacementmap " +
    "fedistantlight fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur feimage femerge femergenode " +
    "femorphology feoffset fepointlight fespecularlighting fespotlight fetile feturbulence " +
    "animate animatetransform animatemotion set mpath"
  ).split(" "),
);
/** https://html.spec.whatwg.org/#valid-custom-element-name, the ASCII ones. */
const CUSTOM = /^[a-z][a-z0-9._]*-[a-z0-9._-]*$/;
const RESERVED = new Set(
  "annotation-xml color-profile font-face font-face-src font-face-uri font-face-format font-face-name missing-glyph".split(
    " ",
  ),
);
/** https://dom.spec.whatwg.org/#dom-element-attachshadow */
const SHADOW_HOSTS = new Set(
  "article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span".split(" "),
);

/** What stands for an element that is not drawn: nothing is in it, nothing shows. */
export const NOTHING = "noscript";
/** What stands for an element that has no business in the replay, such as a plugin's: its box and what is in it. */
const OTHER = "palique-other";

/** The element to draw for one. */
export function tagFor(name: string, svg: boolean): string {
  const tag = name.toLowerCase();
  if (tag === "script") return NOTHING;
  if (svg) return SVG.has(tag) ? tag : "g";
  return HTML.has(tag) || isCustomTag(tag) ? tag : OTHER;
}

export function isCustomTag(tag: string): boolean {
  return tag.length <= 100 && CUSTOM.test(tag) && !RESERVED.has(tag);
}

export function canHostShadow(tag: string): boolean {
  return isCustomTag(tag) || SHADOW_HOSTS.has(tag);
}
