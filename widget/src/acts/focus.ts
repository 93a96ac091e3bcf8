import type { TextField } from "./edit.ts";
import { viewOf } from "./place.ts";

/** The operator's focus: the page's own, except while the visitor is in the chat. */
export interface Focus {
  has(element: Element): boolean;
  /** false: it takes none. */
  move(element: Element): boolean;
  /** Off whatever had it: a click beside everything. */
  drop(): void;
  /** Something will be written there: its "change" comes when the focus leaves. */
  writes(field: TextField): void;
  /** The "change" of what was written, now. */
  settle(): void;
  /** Nobody's focus is left where the visitor's is not. */
  stop(): void;
}

/** What the visitor writes in the chat must never end up in the page, so the focus is not taken from there. */
export function createFocus(widget: Element): Focus {
  let pretended: Element | undefined;
  let written: { field: TextField; value: string } | undefined;
  const inChat = () => document.activeElement === widget;
  const isActive = (element: Element) =>
    (element.getRootNode() as Partial<DocumentOrShadowRoot>).activeElement === element;

  function settle(): void {
    if (!written) return;
    const { field, value } = written;
    written = undefined;
    field.removeEventListener("blur", settle);
    if (field.value !== value) tellChange(field);
  }

  function leave(): void {
    settle();
    const left = pretended;
    pretended = undefined;
    if (left && !isActive(left)) tell(left, "blur", "focusout");
  }

  return {
    has: (element) => pretended === element || isActive(element),
    move(element) {
      if (pretended === element || isActive(element)) return true;
      leave();
      if (inChat()) {
        pretended = element;
        tell(element, "focus", "focusin");
        return true;
      }
      (element as HTMLElement).focus({ preventScroll: true });
      return isActive(element);
    },
    drop() {
      leave();
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement && active !== widget) active = active.shadowRoot.activeElement;
      if (!inChat() && active !== document.body) (active as HTMLElement | null)?.blur();
    },
    writes(field) {
      if (written?.field === field) return;
      settle();
      written = { field, value: field.value };
      field.addEventListener("blur", settle);
    },
    settle,
    stop: leave,
  };
}

/** What browsers say of a value once it is settled. */
export function tellChange(field: Element): void {
  field.dispatchEvent(new (viewOf(field).Event)("change", { bubbles: true }));
}

function tell(element: Element, ...types: string[]): void {
  const { FocusEvent } = viewOf(element);
  for (const type of types) {
    element.dispatchEvent(
      new FocusEvent(type, { bubbles: type.startsWith("focus") && type !== "focus", composed: true }),
    );
  }
}
