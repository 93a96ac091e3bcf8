import type { Locale } from "@palique/shared/locale.ts";
import { BUTTON } from "../i18n/button.ts";
import css from "./button.css?inline";

const SVG = "http://www.w3.org/2000/svg";
const BUBBLE = "M21 11.5a8.4 8.4 0 0 1-9 8.4 9 9 0 0 1-3.6-.8L3 21l1.9-5.4A8.4 8.4 0 1 1 21 11.5Z";

/**
 * Draws the round button in a shadow root of its own. It hangs on <html>, where frameworks that replace the
 * body leave it alone; it takes no room in the page, and the page's styles cannot reach it.
 */
export function drawButton(locale: Locale, color: string | undefined, position: string | undefined) {
  const element = document.createElement("palique-chat");
  element.style.cssText =
    "all:initial!important;position:fixed!important;right:0!important;bottom:0!important;z-index:2147483000!important";
  const root = element.attachShadow({ mode: "open" });
  const addStyles = (text: string) => {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    } catch {
      root.appendChild(document.createElement("style")).textContent = text;
    }
  };
  addStyles(css);

  const button = root.appendChild(document.createElement("button"));
  button.className = position === "left" ? "launcher left" : "launcher";
  button.ariaLabel = BUTTON[locale];
  button.ariaHasPopup = "dialog";
  button.ariaExpanded = "false";
  const icon = button.appendChild(document.createElementNS(SVG, "svg"));
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.appendChild(document.createElementNS(SVG, "path")).setAttribute("d", BUBBLE);
  if (color) {
    const rgb = Number.parseInt(color.slice(1), 16);
    // Dark marks on light colours: perceived brightness, as far as a glance needs it.
    const isLight = (rgb >> 16) * 3 + ((rgb >> 8) & 255) * 6 + (rgb & 255) > 1400;
    button.style.cssText = `--color:${color}${isLight ? ";--on:#14110d" : ""}`;
  }
  document.documentElement.append(element);
  return { root, button, addStyles };
}
