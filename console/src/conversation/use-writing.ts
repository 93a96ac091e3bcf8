import { MESSAGE_MAX } from "@palique/shared/limits.ts";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { keptDraft } from "./drafts.ts";

/** Measuring costs a layout with every key. */
const sizesItself = CSS.supports("field-sizing: content");

/** A box that grows with its text, holds the focus where there is a keyboard, and keeps what was begun. */
export function useWriting(kept: ReturnType<typeof keptDraft>) {
  const [text, setText] = useState(kept.read);
  const box = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element || sizesItself) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);
  useEffect(() => {
    if (!matchMedia("(pointer: fine)").matches) return;
    const element = box.current;
    element?.focus({ preventScroll: true });
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);

  function write(next: string): void {
    setText(next);
    kept.write(next);
  }
  /** Puts something where the caret is, and answers the whole text. */
  function insert(piece: string): string {
    const element = box.current;
    if (!element) return text;
    element.setRangeText(piece, element.selectionStart, element.selectionEnd, "end");
    write(element.value);
    element.focus();
    return element.value;
  }
  /** The text, ready to leave; the box is empty after. */
  function take(): string {
    write("");
    box.current?.focus();
    return text.trim();
  }
  const length = text.trim().length;
  /** Characters over the limit. A paste is not cut silently: it stays, and cannot leave before it is shorter. */
  const excess = Math.max(0, length - MESSAGE_MAX);
  return { text, box, write, insert, take, excess, canLeave: length > 0 && excess === 0 };
}
