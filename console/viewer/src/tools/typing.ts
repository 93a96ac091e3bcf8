import { ACT_TEXT_MAX } from "@palique/shared/limits.ts";
import { ACT_KEYS, type ActKey } from "@palique/shared/share-names.ts";

interface Typing {
  text(text: string): void;
  key(key: ActKey, shift: boolean): void;
  leave(): void;
}

/**
 * Takes what is typed, by keyboard, input method, dictation or paste: a field nobody sees, which is emptied once its
 * text is sent.
 */
export function typingField(label: string, typing: Typing): HTMLTextAreaElement {
  const field = document.createElement("textarea");
  field.className = "typing";
  field.ariaLabel = label;
  field.autocapitalize = "off";
  field.autocomplete = "off";
  field.spellcheck = false;
  field.setAttribute("autocorrect", "off");

  function send(): void {
    const text = field.value;
    field.value = "";
    // In whole characters: half of one is none.
    const characters = [...text];
    while (characters.length > 0) typing.text(characters.splice(0, ACT_TEXT_MAX / 2).join(""));
  }
  field.addEventListener("input", (event) => {
    if (!(event as InputEvent).isComposing) send();
  });
  field.addEventListener("compositionend", send);
  field.addEventListener("keydown", (event) => {
    const { key, shiftKey, isComposing } = event;
    if (isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const known = ACT_KEYS.find((one) => one === key);
    if (!known) return;
    event.preventDefault();
    if (known === "Escape" && !shiftKey) typing.leave();
    else typing.key(known, known === "Escape" ? false : shiftKey);
  });
  return field;
}
