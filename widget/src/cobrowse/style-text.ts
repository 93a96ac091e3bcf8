import { mediaAddress } from "./addresses.ts";
import { dots, isToken } from "./mask.ts";

/** rrweb's mark between the pieces of a style element: it has to stay. */
const SPLIT = "/* rr_split */";
const COMMENT = /\/\*[\s\S]*?\*\//g;
const ADDRESS = /url\(\s*(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|([^)'"]*))\s*\)/gi;
const IMPORT = /(@import\s+)("[^"]*"|'[^']*')/gi;
/** Declarations that put words on the page, or that hold what a script put there. */
const TELLING =
  /(^|[;{\s])(content|quotes|list-style(?:-type)?|text-overflow|text-emphasis(?:-style)?|hyphenate-character|--[\w-]+)\s*:((?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^;{}"'])*)/gi;
const STRING = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g;

/** Without comments, words and keys of addresses; what only draws stays as it is. */
export function cleanStyles(css: string): string {
  return css
    .replace(COMMENT, (comment) => (comment === SPLIT ? comment : ""))
    .replace(ADDRESS, (_all, double, single, bare) => `url("${quoted(double ?? single ?? bare ?? "")}")`)
    .replace(IMPORT, (_all, start, address: string) => `${start}"${quoted(address.slice(1, -1))}"`)
    .replace(TELLING, (_all, before, name: string, value: string) => {
      return `${before}${name}:${cleanValue(name, value)}`;
    });
}

/** Of an element's own style, which scripts write: names of their own making may be anything. */
export function cleanOwnStyle(css: string): string {
  return cleanStyles(css).replace(TELLING, (all, before, name: string, value: string) => {
    return name.startsWith("--") && !onlyDraws(value) ? before : all;
  });
}

/** One declaration of it; null: it is left out. */
export function cleanOwnValue(name: string, value: string): string | null {
  const clean = cleanOwnStyle(`${name}:${value}`);
  return clean.includes(":") ? clean.slice(clean.indexOf(":") + 1) : null;
}

function cleanValue(name: string, value: string): string {
  // Names of fonts.
  if (/^--.*font/i.test(name)) return value;
  if (name.startsWith("--") && !value.includes("url(") && holdsToken(value)) return "";
  return value.replace(STRING, (string) => {
    const words = string.slice(1, -1);
    return isSymbol(words) ? string : `"${dots(words)}"`;
  });
}

function holdsToken(value: string): boolean {
  const pieces = value.replace(STRING, "").split(BETWEEN);
  return pieces.some((piece) => !DRAWS.test(piece) && isToken(piece));
}

/** An icon, a bullet, a dash: at most two characters, written out or escaped. */
function isSymbol(text: string): boolean {
  return [...text.replace(/\\[\da-f]{1,6}\s?|\\./gi, "x")].length < 3;
}

const BETWEEN = /[\s,/()*]+/;
const DRAWS =
  /^(?:|[+-]?[\d.]+(?:e-?\d+)?[a-z%]{0,5}|#[\da-f]{3,8}|--[\w-]+|[+-]|!important|-?[a-z]{1,14}(?:-[a-z]{1,14}){0,3})$/i;

/** Numbers, colours, keywords and functions of them. */
function onlyDraws(value: string): boolean {
  return value.split(BETWEEN).every((piece) => DRAWS.test(piece));
}

const quoted = (address: string): string =>
  mediaAddress(unescaped(address)).replace(/["\\\n]/g, encodeURIComponent);
const unescaped = (text: string): string => text.replace(/\\([^\da-f\n])/gi, "$1");
