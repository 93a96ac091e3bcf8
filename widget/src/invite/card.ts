import type { Invitation } from "@palique/shared/invitations.ts";
import type { InviteWords } from "../i18n/invite.ts";
import { add, addFace } from "./add.ts";
import type { Sender } from "./sender.ts";

const CLOSE = "M18 6 6 18M6 6l12 12";

export interface CardEvents {
  answered(): void;
  closed(): void;
}

/**
 * The invitation above the button, which it takes its side and its kind of picture from. It draws by itself: the
 * panel's code comes when somebody answers.
 */
export function drawCard(
  button: HTMLButtonElement,
  { text }: Invitation,
  { name, initials, picture }: Sender,
  words: InviteWords,
  { answered, closed }: CardEvents,
): HTMLElement {
  const card = document.createElement("section");
  card.className = `invite ${button.classList[1] ?? ""}`;
  card.ariaLabel = words.from(name);

  const top = add(card, "div", "invite-top");
  addFace(top, "invite-face", initials, picture);
  add(top, "b", "", name).dir = "auto";
  const close = add(top, "button", "invite-close");
  close.ariaLabel = close.title = words.close;
  const icon = button.querySelector("svg")?.cloneNode(true) as SVGElement;
  icon.firstElementChild?.setAttribute("d", CLOSE);
  close.append(icon);
  const said = add(card, "p", "invite-text", text);
  said.dir = "auto";
  // It may scroll, so the keyboard must reach it.
  said.tabIndex = 0;
  add(card, "button", "invite-answer", words.answer);

  card.onclick = ({ target }) => {
    if (close.contains(target as Node)) closed();
    // Whoever marks a word wants to copy it.
    else if (!`${getSelection()}`) answered();
  };
  card.onkeydown = (event) => {
    // What is typed here must not trigger the page's own shortcuts.
    event.stopPropagation();
    if (event.key === "Escape") closed();
  };
  return card;
}
