import {
  EventType,
  type eventWithTime,
  IncrementalSource,
  type incrementalData,
  type mutationData,
  type serializedNodeWithId,
} from "@rrweb/types";
import { pageAddress } from "./addresses.ts";
import { cleanAttribute, fieldValue } from "./clean-attribute.ts";
import { cleanNode, cleanText, type PageSense } from "./clean-node.ts";
import { BLOCKED, MASKED, WRITTEN } from "./privacy.ts";
import { isSecret } from "./secret.ts";
import { cleanOwnValue, cleanStyles } from "./style-text.ts";

/**
 * What may leave the browser of a recorded event; null: nothing. Called as it is recorded, while the page is as the
 * event says. What it does not know is not sent.
 */
export function cleanEvent(event: eventWithTime, sense: PageSense): eventWithTime | null {
  if (event.type === EventType.Meta) {
    return { ...event, data: { ...event.data, href: pageAddress(event.data.href) } };
  }
  if (event.type === EventType.FullSnapshot) {
    learnStyles(event.data.node, sense);
    return cleanNode(event.data.node, sense) ? event : null;
  }
  if (event.type === EventType.IncrementalSnapshot) {
    const data = cleanChange(event.data, sense);
    return data && { ...event, data };
  }
  return event.type === EventType.Custom ? event : null;
}

function cleanChange(data: incrementalData, sense: PageSense): incrementalData | null {
  switch (data.source) {
    case IncrementalSource.Mutation:
      return cleanMutation(data, sense);
    case IncrementalSource.MouseMove:
    case IncrementalSource.TouchMove:
    case IncrementalSource.Drag:
      return data;
    case IncrementalSource.ViewportResize:
      return data;
    case IncrementalSource.MouseInteraction:
    case IncrementalSource.Scroll:
    case IncrementalSource.MediaInteraction:
      return isSeen(data.id, sense) ? data : null;
    case IncrementalSource.Input: {
      const field = sense.nodeOf(data.id);
      if (!isElement(field) || !isSeen(data.id, sense)) return null;
      return { ...data, text: fieldValue(field, data.text, sense.privacyOf(field)) };
    }
    case IncrementalSource.Selection:
      return {
        ...data,
        ranges: data.ranges.filter(({ start, end }) => isRead(start, sense) && isRead(end, sense)),
      };
    case IncrementalSource.StyleSheetRule: {
      const { adds, replace, replaceSync } = data;
      for (const css of [...(adds ?? []).map(({ rule }) => rule), replace, replaceSync]) {
        if (css) sense.asked.learn(css);
      }
      return {
        ...data,
        ...(adds && { adds: adds.map((add) => ({ ...add, rule: cleanStyles(add.rule) })) }),
        ...(replace !== undefined && { replace: cleanStyles(replace) }),
        ...(replaceSync !== undefined && { replaceSync: cleanStyles(replaceSync) }),
      };
    }
    case IncrementalSource.StyleDeclaration: {
      if (!data.set) return data;
      const value = data.set.value && cleanOwnValue(data.set.property, data.set.value);
      return value === null ? null : { ...data, set: { ...data.set, value: value ?? null } };
    }
    case IncrementalSource.AdoptedStyleSheet: {
      const styles = data.styles?.map(({ styleId, rules }) => ({
        styleId,
        rules: rules.map((one) => {
          sense.asked.learn(one.rule);
          return { ...one, rule: cleanStyles(one.rule) };
        }),
      }));
      return isSeen(data.id, sense) ? { ...data, ...(styles && { styles }) } : null;
    }
    default:
      return null;
  }
}

function cleanMutation(data: mutationData, sense: PageSense): mutationData | null {
  for (const { node } of data.adds) learnStyles(node, sense);
  const adds = data.adds.filter(({ node }) => cleanNode(node, sense));
  const texts = data.texts
    .filter(({ id }) => isSeen(id, sense))
    .map(({ id, value }) => ({ id, value: value && cleanText(sense.nodeOf(id), value, sense) }));
  const attributes = data.attributes.flatMap((change) => {
    const element = sense.nodeOf(change.id);
    if (!isElement(element) || !isSeen(change.id, sense)) return [];
    if (/^blob:/i.test(`${change.attributes.src}`)) sense.isOwnPicture(change.id);
    return { id: change.id, attributes: cleanAttributes(element, change.attributes, sense) };
  });
  const removes = data.removes.filter(({ parentId }) => isSeen(parentId, sense));
  if (!adds.length && !texts.length && !attributes.length && !removes.length) return null;
  return { ...data, adds, texts, attributes, removes };
}

type Changed = mutationData["attributes"][number]["attributes"];

function cleanAttributes(element: Element, changed: Changed, sense: PageSense): Changed {
  if (changed.type !== undefined) isSecret(element);
  const clean: Changed = {};
  const state = sense.privacyOf(element);
  for (const [name, value] of Object.entries(changed)) {
    if (typeof value === "string")
      clean[name] = asText(cleanAttribute(element, name, value, state, sense.asked));
    else if (value === null) clean[name] = null;
    else {
      clean[name] = {};
      for (const [property, set] of Object.entries(value)) {
        if (set === false) clean[name][property] = false;
        else {
          const [written, priority] = typeof set === "string" ? [set, ""] : set;
          const kept = cleanOwnValue(property, written);
          if (kept !== null) clean[name][property] = priority ? [kept, priority] : kept;
        }
      }
    }
  }
  return clean;
}

const asText = (value: string | number | true | null): string | null => (value === null ? null : `${value}`);

/** Before the nodes they apply to are cleaned. */
function learnStyles(node: serializedNodeWithId, sense: PageSense): void {
  if ("attributes" in node && typeof node.attributes._cssText === "string")
    sense.asked.learn(node.attributes._cssText);
  if ("childNodes" in node) for (const child of node.childNodes) learnStyles(child, sense);
}

function isSeen(id: number, { nodeOf, privacyOf }: PageSense): boolean {
  const node = nodeOf(id);
  return node !== null && !(privacyOf(node) & BLOCKED);
}

/** Its letters are sent as they are. */
function isRead(id: number, { nodeOf, privacyOf }: PageSense): boolean {
  const node = nodeOf(id);
  return node !== null && !(privacyOf(node) & (BLOCKED | MASKED | WRITTEN));
}

const isElement = (node: Node | null): node is Element => node?.nodeType === 1;
