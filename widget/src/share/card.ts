import type { ShareWords } from "../i18n/sharing-en.ts";
import { add, addFace } from "../invite/add.ts";
import type { Sender } from "../invite/sender.ts";
import type { unable } from "./able.ts";
import type { Ask } from "./asks.ts";
import { addIcon } from "./icon.ts";
import { isolate } from "./isolate.ts";

interface CardEvents {
  answered(allow: boolean): void;
  /** It cannot be done here. */
  gaveUp(): void;
  showHidden(): void;
}

export interface Card {
  element: HTMLElement;
  /** The answer is on its way. */
  wait(): void;
  /** Whether what is hidden is outlined. */
  shows(shown: boolean): void;
  remove(): void;
}

let cards = 0;

/** Asks the visitor. It takes no focus by itself, and only its buttons answer. */
export function drawCard(
  root: ShadowRoot,
  { about, again }: Ask,
  cannot: ReturnType<typeof unable>,
  { name, initials, picture }: Sender,
  words: ShareWords,
  { answered, gaveUp, showHidden }: CardEvents,
): Card {
  const element = document.createElement("section");
  element.className = "share-card";
  element.role = "alertdialog";
  element.dir = "ltr";
  const id = `palique-share-${++cards}`;
  element.setAttribute("aria-labelledby", `${id}-ask`);
  element.setAttribute("aria-describedby", `${id}-means`);

  const top = add(element, "div", "share-top");
  addFace(top, "share-face", initials, picture);
  add(top, "h2", "", words.asks[about](isolate(name))).id = `${id}-ask`;
  const body = add(element, "div", "share-body");
  body.id = `${id}-means`;
  // It may scroll, so the keyboard must reach it.
  body.tabIndex = 0;
  if (again) add(body, "p", "", words.again);
  const hides = /cobrowse|capture|recording/.test(about);
  const list = add(body, "ul");
  const [gets, not] = words.means[about];
  const lines = cannot
    ? [["ban", words.notHere[cannot]] as const]
    : ([
        ["eye", gets],
        ["ban", not],
      ] as const);
  for (const [icon, line] of hides ? ([...lines, ["lock", words.private]] as const) : lines) {
    addIcon(add(list, "li", "", line), icon);
  }
  const stops = matchMedia("(hover: none)").matches ? words.stopsByTouch : words.stops;
  if (/cobrowse|screen/.test(about) && !cannot) add(body, "p", "share-small", stops);

  const feet = add(element, "div", "share-feet");
  const button = (name: string, text: string, act: () => void) => {
    const made = add(feet, "button", name, text);
    made.type = "button";
    made.onclick = act;
    return made;
  };
  if (cannot) button("share-yes", words.understood, gaveUp);
  else {
    if (hides) button("share-link share-eye", words.showHidden, showHidden).ariaPressed = "false";
    button("share-no", words.refuse, () => answered(false));
    button("share-yes", again ? words.goOn : words.allow, () => answered(true));
  }

  /** Where the keyboard came from. */
  let from: Element | null = null;
  element.addEventListener("focusin", ({ relatedTarget }) => {
    if (!element.contains(relatedTarget as Node | null)) from = relatedTarget as Element | null;
  });
  const leave = () => (from instanceof HTMLElement && from.isConnected ? from : null)?.focus();
  element.onkeydown = (event) => {
    // What is typed here must not trigger the page's own shortcuts; stopping with Esc is heard before.
    event.stopPropagation();
    if (event.key !== "Escape") return;
    if (from) leave();
    else (root.activeElement as HTMLElement | null)?.blur();
  };

  return {
    element,
    wait() {
      const yes = element.querySelector<HTMLButtonElement>(".share-yes");
      if (!yes || yes.ariaDisabled) return;
      yes.textContent = words.sending;
      yes.ariaDisabled = "true";
      yes.onclick = null;
    },
    shows(shown) {
      const eye = element.querySelector(".share-eye");
      if (eye) eye.ariaPressed = `${shown}`;
    },
    remove() {
      const hadFocus = element.contains(root.activeElement);
      element.remove();
      if (hadFocus) leave();
    },
  };
}
