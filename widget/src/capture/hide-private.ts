import type { PrivacyRules } from "@palique/shared/sharing.ts";
import type { CaptureContext, SnapdomPlugin } from "@zumer/snapdom";
import { isSecretField } from "../acts/secret-field.ts";
import { dots, maskedValue, withoutCards } from "../cobrowse/mask.ts";
import { BLOCKED, MASKED, privacyOf, SHOWN, WRITTEN } from "../cobrowse/privacy.ts";

/** Pages within the page: what is in them is not looked at, so it is not shown. */
const FRAMES = "iframe, frame, object, embed, portal, fencedframe";
/** Fields whose value is no text. */
const NO_TEXT = /^(checkbox|radio|range|color|button|submit|reset|image|file|hidden)$/;

/** Hides in the copy that a picture is made of what is never shown to operators: the same as while co-browsing. */
export function hidePrivate(rules: PrivacyRules, own: Element): SnapdomPlugin {
  const { of } = privacyOf(rules, own);
  const isMasked = (element: Element | null) => (of(element) & (MASKED | WRITTEN)) !== 0;
  const isShown = (field: Element) => !isMasked(field) && (of(field) & SHOWN) !== 0 && !isSecretField(field);

  function hideField(copy: Element, field: Element): void {
    if (isShown(field)) return;
    copy.removeAttribute("placeholder");
    if (field.localName === "select") {
      for (const option of copy.querySelectorAll("option")) option.textContent = dots(option.textContent);
      return;
    }
    const { value, type } = field as HTMLInputElement | HTMLTextAreaElement;
    if (NO_TEXT.test(type)) return;
    const hidden = maskedValue(value, isSecretField(field), field.localName === "textarea");
    // A date or a number takes no dots.
    if (field.localName === "input") copy.setAttribute("type", "text");
    copy.setAttribute("value", hidden);
    (copy as HTMLInputElement).value = hidden;
    if (field.localName === "textarea") copy.textContent = hidden;
  }

  return {
    name: "hide-private",
    resolveNode: (node) => (of(node) & BLOCKED || node.matches(FRAMES) ? coverOf(node) : undefined),
    afterClone({ clone, nodeMap }: CaptureContext) {
      // Without it nobody can tell what is private: then there is no picture.
      if (!clone || !(nodeMap instanceof Map)) throw new Error("no copy to look at");
      const sources = nodeMap as Map<Node, Node>;
      const texts = document.createTreeWalker(clone, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode as Text;
        const source = sourceOf(text.parentElement, sources);
        if (source?.localName === "style") continue;
        text.data = isMasked(source) ? dots(text.data) : withoutCards(text.data);
      }
      for (const [copy, source] of sources) {
        if (
          copy instanceof Element &&
          source instanceof Element &&
          /^(input|textarea|select)$/.test(source.localName)
        )
          hideField(copy, source);
      }
    },
  };
}

/** The element on the page that a piece of the copy stands for, or is drawn within. */
function sourceOf(copy: Element | null, sources: ReadonlyMap<Node, Node>): Element | null {
  for (let at = copy; at; at = at.parentElement) {
    const source = sources.get(at);
    if (source instanceof Element) return source;
  }
  return null;
}

function coverOf(element: Element): HTMLElement {
  const cover = document.createElement("div");
  const { width, height } = element.getBoundingClientRect();
  // The box gets the styles of what it covers, too.
  cover.style.cssText = `box-sizing:border-box!important;width:${width}px!important;height:${height}px!important;background:#d8d5cf!important`;
  return cover;
}
