import { is, viewOf } from "./place.ts";

export type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Filled in as a whole: the page never sees half a date. */
const WHOLE = /^(date|time|month|week|datetime-local|color|range)$/;
const NO_TEXT = /^(checkbox|radio|button|submit|reset|image|file|hidden)$/;
/** More than the longest of them. */
const HALF_MAX = 40;

/** What was typed into such a field and is no date or number yet, beside the value it had meanwhile. */
const halves = new WeakMap<Element, { raw: string; value: string }>();

function halfOf(field: TextField): string | undefined {
  const half = halves.get(field);
  return half?.value === field.value ? half.raw : undefined;
}

function setHalf(field: TextField, raw: string): void {
  halves.set(field, { raw, value: field.value });
}

export function isTextField(element: Element): element is TextField {
  return is(element, "textarea") || (is(element, "input") && !NO_TEXT.test(element.type));
}

/** Where the caret is unknown, as in a number or an address of mail: text goes to the end. */
export function hasCaret(field: TextField): boolean {
  return field.selectionStart !== null;
}

/** Instead of what is marked, at the caret; true: a change that is complete in itself. */
export function insertText(field: TextField, text: string, how = "insertText"): boolean {
  if (WHOLE.test(field.type)) return insertWhole(field, text);
  const { maxLength, value } = field;
  if (field.type === "number") {
    const raw = ((halfOf(field) ?? value) + text).slice(0, HALF_MAX);
    if (isValid(field, raw)) setValue(field, raw, how, text);
    setHalf(field, raw);
    return false;
  }
  const line = is(field, "textarea") ? text : text.replace(/[\r\n]/g, "");
  const start = field.selectionStart ?? value.length;
  const end = field.selectionEnd ?? value.length;
  const room = maxLength < 0 ? line.length : Math.max(0, maxLength - value.length + end - start);
  // Not half of an emoji.
  const fits = line.slice(0, room).replace(/[\uD800-\uDBFF]$/, "");
  if (!fits) return false;
  edit(field, how, fits, () => {
    if (hasCaret(field)) field.setRangeText(fits, start, end, "end");
    else write(field, value + fits);
  });
  return false;
}

export function deleteText(field: TextField, forward: boolean): void {
  const how = forward ? "deleteContentForward" : "deleteContentBackward";
  const { value } = field;
  if (WHOLE.test(field.type)) {
    halves.delete(field);
    if (field.type !== "range" && field.type !== "color") setValue(field, "", how);
  } else if (field.type === "number") {
    const raw = (halfOf(field) ?? value).slice(0, -1);
    if (!raw || isValid(field, raw)) setValue(field, raw, how);
    setHalf(field, raw);
  } else if (!hasCaret(field)) setValue(field, value.slice(0, -1), how);
  else {
    let start = field.selectionStart ?? 0;
    let end = field.selectionEnd ?? start;
    if (start === end && forward) end += ([...value.slice(end)][0] ?? "").length;
    else if (start === end) start -= ([...value.slice(0, start)].at(-1) ?? "").length;
    if (start !== end) edit(field, how, null, () => field.setRangeText("", start, end, "end"));
  }
}

/** The value as a whole, in a way that pages which keep it in a state of their own notice. */
export function setValue(field: TextField, value: string, how: string, data: string | null = null): void {
  if (field.value !== value) edit(field, how, data, () => write(field, value));
}

/** What a page hears of an edit, which it may prevent. */
export function edit(target: Element, inputType: string, data: string | null, change: () => void): void {
  const { InputEvent } = viewOf(target);
  const about = { bubbles: true, composed: true, inputType, data };
  if (!target.dispatchEvent(new InputEvent("beforeinput", { ...about, cancelable: true }))) return;
  change();
  target.dispatchEvent(new InputEvent("input", about));
}

function insertWhole(field: TextField, text: string): boolean {
  const raw = [text, ((halfOf(field) ?? "") + text).slice(-HALF_MAX)];
  const whole = raw.find((one) => isValid(field, one));
  if (whole === undefined) setHalf(field, raw[1] ?? "");
  else {
    halves.delete(field);
    setValue(field, whole, "insertReplacementText", whole);
  }
  return whole !== undefined;
}

/** The browser itself knows what a field of this kind can hold. */
function isValid(field: TextField, value: string): boolean {
  if (field.type === "range") return /^-?\d+(\.\d+)?$/.test(value);
  const probe = field.cloneNode() as TextField;
  write(probe, value);
  return value !== "" && probe.value.toLowerCase() === value.toLowerCase();
}

/** Not by the property itself: React puts one of its own over it, to know what changed. */
function write(field: TextField, value: string): void {
  const { HTMLInputElement, HTMLTextAreaElement } = viewOf(field);
  const { prototype } = is(field, "textarea") ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
}
