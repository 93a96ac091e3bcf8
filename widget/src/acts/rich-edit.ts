import { edit } from "./edit.ts";
import { lineage } from "./place.ts";

/** The outermost element of the text that it is part of; null: nothing that is written in. */
export function editingHost(element: Element): HTMLElement | null {
  let host: HTMLElement | null = null;
  for (const one of lineage(element)) {
    const { isContentEditable } = one as Partial<HTMLElement>;
    if (isContentEditable) host = one as HTMLElement;
    else if (host) break;
  }
  return host;
}

/** The browser's own commands: editors know them, and the visitor can undo them. */
const COMMANDS = {
  insertText: "insertText",
  insertParagraph: "insertParagraph",
  insertLineBreak: "insertLineBreak",
  deleteContentBackward: "delete",
  deleteContentForward: "forwardDelete",
} as const;

/** An edit of a text with formatting. `isFocused` false: the visitor's caret is elsewhere, and stays there. */
export function editRich(
  host: HTMLElement,
  how: keyof typeof COMMANDS,
  data: string | null,
  isFocused: boolean,
): void {
  const { ownerDocument: page } = host;
  if (isFocused) {
    const selection = page.getSelection();
    if (selection && !host.contains(selection.anchorNode)) {
      selection.selectAllChildren(host);
      selection.collapseToEnd();
    }
    const { InputEvent } = page.defaultView ?? window;
    const about = { bubbles: true, composed: true, cancelable: true, inputType: how, data };
    // Editors that do it themselves prevent it.
    if (!host.dispatchEvent(new InputEvent("beforeinput", about))) return;
    if (page.execCommand(COMMANDS[how], false, data ?? undefined)) return;
  }
  if (data === null) return;
  edit(host, how, data, () => {
    const end = page.createRange();
    end.selectNodeContents(host);
    end.collapse(false);
    end.insertNode(page.createTextNode(data));
  });
}

/** Moves the caret, or with `extend` the end of what is marked. */
export function moveCaret(host: HTMLElement, key: string, extend: boolean): void {
  const [direction, by] = CARET_MOVES[key] ?? [];
  if (direction) host.ownerDocument.getSelection()?.modify(extend ? "extend" : "move", direction, by);
}
const CARET_MOVES: Record<string, [direction: string, by: string] | undefined> = {
  ArrowLeft: ["left", "character"],
  ArrowRight: ["right", "character"],
  ArrowUp: ["backward", "line"],
  ArrowDown: ["forward", "line"],
  Home: ["backward", "lineboundary"],
  End: ["forward", "lineboundary"],
};
