import {
  type adoptedStyleSheetData,
  IncrementalSource,
  type styleDeclarationData,
  type styleSheetRuleData,
} from "@rrweb/types";
import { adaptCss } from "./css.ts";
import { ATTRIBUTE_MAX, CSS_MAX } from "./limits.ts";
import { list, nodeId, number, own, type Raw, record, text } from "./values.ts";

const RULES_MAX = 20_000;
const SHEETS_MAX = 500;
/** Rules within rules. */
const NESTED_MAX = 16;
const PROPERTY = /^(--[\w-]{1,200}|-?[a-z][a-z-]{0,80})$/;

export function cleanRules(data: Raw): styleSheetRuleData | null {
  const sheet = whichSheet(data);
  if (!sheet) return null;
  const replace = text(own(data, "replace"), CSS_MAX);
  const replaceSync = text(own(data, "replaceSync"), CSS_MAX);
  return {
    source: IncrementalSource.StyleSheetRule,
    ...sheet,
    adds: cleanAdded(own(data, "adds")),
    removes: list(own(data, "removes"), RULES_MAX).flatMap((raw) => {
      const index = placeOf(own(record(raw) ?? {}, "index"));
      return index === null ? [] : [{ index }];
    }),
    ...(replace === null ? {} : { replace: adaptCss(replace) }),
    ...(replaceSync === null ? {} : { replaceSync: adaptCss(replaceSync) }),
  };
}

export function cleanDeclaration(data: Raw): styleDeclarationData | null {
  const sheet = whichSheet(data);
  const index = placeOf(own(data, "index"));
  if (!sheet || !Array.isArray(index)) return null;
  const set = record(own(data, "set"));
  const remove = record(own(data, "remove"));
  const property = text(own(set ?? remove ?? {}, "property"), 300) ?? "";
  if (!PROPERTY.test(property)) return null;
  const base = { source: IncrementalSource.StyleDeclaration as const, ...sheet, index };
  if (!set) return { ...base, remove: { property } };
  const value = text(own(set, "value"), ATTRIBUTE_MAX);
  const priority = own(set, "priority") === "important" ? "important" : "";
  return { ...base, set: { property, value, priority } };
}

export function cleanAdopted(data: Raw): adoptedStyleSheetData | null {
  const id = nodeId(own(data, "id"));
  if (id === null) return null;
  return {
    source: IncrementalSource.AdoptedStyleSheet,
    id,
    styles: list(own(data, "styles"), SHEETS_MAX).flatMap((raw) => {
      const style = record(raw);
      const styleId = style && nodeId(own(style, "styleId"));
      return style && styleId ? [{ styleId, rules: cleanAdded(own(style, "rules")) }] : [];
    }),
    styleIds: list(own(data, "styleIds"), SHEETS_MAX).flatMap((styleId) => nodeId(styleId) ?? []),
  };
}

/** Of an element, or one that was made by a script. */
function whichSheet(data: Raw): { id?: number; styleId?: number } | null {
  const id = nodeId(own(data, "id"));
  const styleId = nodeId(own(data, "styleId"));
  if (id === null && styleId === null) return null;
  return { ...(id === null ? {} : { id }), ...(styleId === null ? {} : { styleId }) };
}

function cleanAdded(raw: unknown): { rule: string; index?: number | number[] }[] {
  return list(raw, RULES_MAX).flatMap((one) => {
    const added = record(one);
    const rule = added && text(own(added, "rule"), CSS_MAX);
    if (!added || rule === null) return [];
    const index = placeOf(own(added, "index"));
    return [{ rule: adaptCss(rule), ...(index === null ? {} : { index }) }];
  });
}

function placeOf(raw: unknown): number | number[] | null {
  if (Array.isArray(raw)) {
    const places = raw.slice(0, NESTED_MAX).map((one) => number(one, 0, 1e6));
    return places.every((one) => one !== null) && places.length > 0 ? places : null;
  }
  return number(raw, 0, 1e6);
}
