import type { ActRefusal } from "@palique/shared/share-names.ts";
import { hasCaret, isTextField } from "./edit.ts";
import type { Focus } from "./focus.ts";
import { submitsForm } from "./may-touch.ts";
import { withoutPickers } from "./pickers.ts";
import { type Hit, lineage, viewOf } from "./place.ts";
import { focusableAt } from "./tab-order.ts";

const BEFORE = ["pointerover", "pointerenter", "mouseover", "mouseenter", "pointermove", "mousemove"];

/**
 * All that a click of a mouse is to a page, and then what the browser makes of it. Of a double click this is the
 * second one: the first has come by itself.
 */
export function click(hit: Hit, double: boolean, focus: Focus): ActRefusal | null {
  return withoutPickers(viewOf(hit.element), () => {
    for (const type of BEFORE) fire(hit, type, 0);
    press(hit, double ? 2 : 1, focus);
    if (double) fire(hit, "dblclick", 2);
  });
}

/** As with Enter or the space bar. */
export function activate(element: Element): ActRefusal | null {
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = { element, x: left + width / 2, y: top + height / 2 };
  return withoutPickers(viewOf(element), () => inThisTab(element, () => fire(hit, "click", 0)));
}

/** Links and forms that would open a window of their own stay in the one that is watched. */
export function inThisTab(element: Element, run: () => void): void {
  const undo: (() => void)[] = [];
  for (const one of lineage(element)) {
    if (one.matches("a,area,form")) undo.push(aimHere(one, "target"));
    if (!submitsForm(one)) continue;
    undo.push(aimHere(one.form, "target"));
    if (one.hasAttribute("formtarget")) undo.push(aimHere(one, "formtarget"));
  }
  run();
  for (const back of undo.reverse()) back();
}

function aimHere(element: Element, name: string): () => void {
  const own = element.getAttribute(name);
  const aim = own ?? element.ownerDocument.querySelector("base[target]")?.getAttribute("target");
  if (!aim || /^_(self|top|parent)$/i.test(aim)) return () => {};
  // A frame of this page, which is watched as well.
  if (element.ownerDocument.querySelector(`iframe[name="${CSS.escape(aim)}"]`)) return () => {};
  element.setAttribute(name, "_self");
  return () => (own === null ? element.removeAttribute(name) : element.setAttribute(name, own));
}

function press(hit: Hit, count: number, focus: Focus): void {
  // A page that handles the pointer itself wants no mouse.
  const wantsMouse = fire(hit, "pointerdown", count);
  if (wantsMouse ? fire(hit, "mousedown", count) : false) takeFocus(hit, count, focus);
  fire(hit, "pointerup", count);
  if (wantsMouse) fire(hit, "mouseup", count);
  inThisTab(hit.element, () => fire(hit, "click", count));
}

function takeFocus({ element, x, y }: Hit, count: number, focus: Focus): void {
  const target = focusableAt(element);
  if (!target) {
    focus.drop();
    return;
  }
  if (!focus.move(target)) return;
  const page = target.ownerDocument;
  const caret = page.caretPositionFromPoint?.(x, y);
  if (!caret) return;
  const { offsetNode, offset } = caret;
  if (isTextField(target)) {
    if (offsetNode !== target || !hasCaret(target)) return;
    const [before = "", after = ""] =
      count > 1
        ? [/\S*$/.exec(target.value.slice(0, offset))?.[0], /^\S*/.exec(target.value.slice(offset))?.[0]]
        : [];
    target.setSelectionRange(offset - before.length, offset + after.length);
  } else if ((target as HTMLElement).isContentEditable && target.contains(offsetNode) && focus.has(target)) {
    page.getSelection()?.collapse(offsetNode, offset);
  }
}

/** false: the page prevented what comes of it. */
function fire({ element, x, y }: Hit, type: string, count: number): boolean {
  const { PointerEvent, MouseEvent, screenX, screenY } = viewOf(element);
  const isDown = /down$/.test(type);
  const about = {
    bubbles: !/enter$/.test(type),
    cancelable: !/enter$/.test(type),
    composed: true,
    view: viewOf(element),
    detail: /click|mouse(down|up)/.test(type) ? count : 0,
    clientX: x,
    clientY: y,
    screenX: screenX + x,
    screenY: screenY + y,
    button: /move|over|enter/.test(type) ? -1 : 0,
    buttons: isDown ? 1 : 0,
  };
  // Gone with an earlier one of them: a page may put something else in its place.
  if (!element.isConnected) return false;
  const isPointer = /^pointer|^click$/.test(type);
  const event = isPointer
    ? new PointerEvent(type, { ...about, pointerId: 1, pointerType: "mouse", isPrimary: true })
    : new MouseEvent(type, { ...about, button: Math.max(0, about.button) });
  return element.dispatchEvent(event);
}
