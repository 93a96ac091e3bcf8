import { add, addFace } from "./add.ts";
import type { Sender } from "./sender.ts";

/** The invitation as what it will be once it is answered: the operator's first message. `line` stands in the form. */
export function drawFirstMessage(line: HTMLElement, { name, initials, picture }: Sender, text: string): void {
  line.replaceChildren();
  line.className = "invited";
  addFace(line, "face", initials, picture);
  const said = add(line, "span", "said");
  const bubble = add(said, "span", "bubble", text);
  bubble.dir = "auto";
  // A long one scrolls, so the keyboard must reach it.
  bubble.tabIndex = 0;
  add(said, "span", "meta small", name).dir = "auto";

  const form = line.closest("form");
  // Where nothing but words is asked for, they are sent as in a chat.
  if (!form || form.querySelector("input, select")) return;
  form.onkeydown = (event) => {
    const { key, shiftKey, isComposing, target } = event;
    if (key !== "Enter" || shiftKey || isComposing || (target as HTMLTextAreaElement).type !== "textarea")
      return;
    event.preventDefault();
    form.requestSubmit();
  };
}
