import type { Words } from "../words.ts";

/** The options of a select of the visitor's page: the browser's own list would be on their screen, not here. */
export function openChoices(
  select: HTMLSelectElement,
  words: Words,
  choose: (places: number[]) => void,
  closed: () => void,
): HTMLElement {
  // No form: the frame may not submit any.
  const box = document.createElement("div");
  box.className = "choices";
  const list = document.createElement("select");
  list.ariaLabel = words.options;
  list.multiple = select.multiple;
  list.size = Math.min(Math.max(select.options.length, 2), 10);
  for (const [place, option] of [...select.options].entries()) {
    const shown = new Option(option.label || option.text, String(place), false, option.selected);
    shown.disabled = option.disabled || option.closest("optgroup")?.disabled === true;
    list.append(shown);
  }
  const finish = () => {
    box.remove();
    closed();
  };
  const apply = () => {
    choose([...list.selectedOptions].map(({ value }) => Number(value)));
    finish();
  };
  box.append(list, button(words.apply, apply), button(words.cancel, finish));
  if (!select.multiple)
    list.addEventListener("click", ({ target }) => target instanceof HTMLOptionElement && apply());
  box.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") finish();
    if (event.key === "Enter" && event.target === list) {
      event.preventDefault();
      apply();
    }
  });
  return box;
}

function button(label: string, press: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = label;
  element.addEventListener("click", press);
  return element;
}
