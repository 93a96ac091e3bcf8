import type { ActRefusal } from "@palique/shared/share-names.ts";
import { activate } from "./click.ts";
import { hasCaret, insertText, isTextField } from "./edit.ts";
import type { Focus } from "./focus.ts";
import { press } from "./press.ts";
import { editingHost, editRich } from "./rich-edit.ts";

/** Types into a field at its caret; where there is none, what the page itself does with keys. */
export function write(element: Element, text: string, focus: Focus): ActRefusal | null {
  const host = editingHost(element);
  const target = host ?? element;
  if (isTextField(target) && target.readOnly) return "private";
  const had = focus.has(target);
  const hasFocus = focus.move(target);
  if (!hasFocus && (host || isTextField(target))) return "private";
  if (!had && isTextField(target) && hasCaret(target)) {
    target.setSelectionRange(target.value.length, target.value.length);
  }
  let refused: ActRefusal | null = null;
  const put = () => {
    if (host) editRich(host, "insertText", text, host.ownerDocument.hasFocus() && isIn(host));
    else if (isTextField(target)) {
      focus.writes(target);
      if (insertText(target, text)) focus.settle();
    } else if (text === " " && target.matches("button,summary,input")) refused = activate(target);
  };
  // One letter is a key that was pressed; more at once were pasted.
  if ([...text].length === 1) press(target, text, false, put);
  else put();
  return refused;
}

function isIn(host: HTMLElement): boolean {
  const { activeElement } = host.getRootNode() as Partial<DocumentOrShadowRoot>;
  return Boolean(activeElement && (host === activeElement || host.contains(activeElement)));
}
