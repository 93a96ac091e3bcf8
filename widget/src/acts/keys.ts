import type { ActBody } from "@palique/shared/cobrowse.ts";
import type { ActRefusal } from "@palique/shared/share-names.ts";
import { moveIn } from "./caret.ts";
import { choose } from "./choose.ts";
import { activate, inThisTab } from "./click.ts";
import { deleteText, hasCaret, insertText, isTextField, setValue, type TextField } from "./edit.ts";
import type { Focus } from "./focus.ts";
import { type Ground, mayClick, maySubmit, mayTouch, outside, submitsForm } from "./may-touch.ts";
import { is } from "./place.ts";
import { press } from "./press.ts";
import { editingHost, editRich, moveCaret } from "./rich-edit.ts";
import { tabsFrom } from "./tab-order.ts";

type Key = Extract<ActBody, { type: "key" }>["key"];

/** A key that writes no letter, and what browsers do with it there. */
export function pressKey(element: Element, key: Key, shift: boolean, focus: Focus, ground: Ground) {
  let refused: ActRefusal | null = null;
  press(element, key, shift, () => {
    refused = carryOut(element, key, shift, focus, ground);
  });
  return refused;
}

function carryOut(
  element: Element,
  key: Key,
  shift: boolean,
  focus: Focus,
  ground: Ground,
): ActRefusal | null {
  if (key === "Tab") {
    tab(element, shift, focus, ground);
    return null;
  }
  const host = editingHost(element);
  if (host) {
    if (key === "Enter") editRich(host, shift ? "insertLineBreak" : "insertParagraph", null, true);
    else if (key === "Backspace") editRich(host, "deleteContentBackward", null, true);
    else if (key === "Delete") editRich(host, "deleteContentForward", null, true);
    else moveCaret(host, key, shift);
    return null;
  }
  if (isTextField(element)) return inField(element, key, shift, focus, ground);
  if (is(element, "select")) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key as string];
    return step && !element.multiple ? stepSelect(element, step) : null;
  }
  if (is(element, "input") && element.type === "radio" && key.startsWith("Arrow")) {
    return chooseRadio(element, /Down|Right/.test(key) ? 1 : -1, focus, ground);
  }
  if (key !== "Enter") return null;
  if (is(element, "input") && /^(checkbox|radio)$/.test(element.type)) return submitFrom(element, ground);
  if (!element.matches("a,area,button,summary,input")) return null;
  return mayClick(element, ground) ?? activate(element);
}

function inField(
  field: TextField,
  key: Key,
  shift: boolean,
  focus: Focus,
  ground: Ground,
): ActRefusal | null {
  const isLines = is(field, "textarea");
  if (key === "Enter" && !isLines) {
    focus.settle();
    return submitFrom(field, ground);
  }
  if (/^(Enter|Backspace|Delete)$/.test(key)) {
    if (field.readOnly) return "private";
    focus.move(field);
    focus.writes(field);
    if (key === "Enter") insertText(field, "\n", "insertLineBreak");
    else deleteText(field, key === "Delete");
  } else if (/^(number|range)$/.test(field.type) && key.startsWith("Arrow") && !isLines) {
    focus.writes(field);
    stepBy(field as HTMLInputElement, /Up|Right/.test(key) ? 1 : -1);
    focus.settle();
  } else if (hasCaret(field)) moveIn(field, key, shift);
  return null;
}

function stepBy(field: HTMLInputElement, steps: 1 | -1): void {
  if (field.readOnly) return;
  const probe = field.cloneNode() as HTMLInputElement;
  probe.value = field.value;
  try {
    if (steps > 0) probe.stepUp();
    else probe.stepDown();
  } catch {
    // With step="any" it has none.
    return;
  }
  setValue(field, probe.value, "insertReplacementText");
}

function stepSelect(select: HTMLSelectElement, step: number): ActRefusal | null {
  let place = select.selectedIndex + step;
  while (select.options[place]?.matches(":disabled")) place += step;
  return select.options[place] ? choose(select, [place]) : null;
}

function chooseRadio(radio: HTMLInputElement, step: number, focus: Focus, ground: Ground) {
  const root = radio.getRootNode() as ParentNode;
  const group = [
    ...root.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${CSS.escape(radio.name)}"]`),
  ].filter((one) => one.form === radio.form && !one.disabled);
  const next = group[(group.indexOf(radio) + step + group.length) % group.length];
  if (!next) return null;
  const refused = mayClick(next, ground);
  if (refused) return refused;
  focus.move(next);
  return activate(next);
}

function tab(from: Element, back: boolean, focus: Focus, ground: Ground): void {
  for (const next of tabsFrom(from, back)) {
    // What takes no focus, as beside an open dialog, and what is private is passed by.
    if (mayTouch(next, ground) || !focus.move(next)) continue;
    if (isTextField(next) && hasCaret(next)) next.select();
    return;
  }
}

/** HTML, implicit submission: Enter in a field clicks the first button that sends its form. */
function submitFrom(field: HTMLInputElement | TextField, ground: Ground): ActRefusal | null {
  const { form } = field;
  if (!form) return null;
  const parts = [...form.querySelectorAll("*"), ...outside(form)];
  const button = parts.find((part) => submitsForm(part) && part.form === form);
  if (button) return button.matches(":disabled") ? null : (mayClick(button, ground) ?? activate(button));
  const lines = parts.filter((part) => is(part, "input") && isTextField(part) && part.type !== "range");
  if (lines.length > 1) return null;
  const refused = maySubmit(form, null);
  if (!refused) inThisTab(form, () => HTMLFormElement.prototype.requestSubmit.call(form));
  return refused;
}
