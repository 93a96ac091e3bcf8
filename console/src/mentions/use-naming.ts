import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import { type Naming, namingAt, type Person, peopleFor, withName } from "./naming.ts";

/** The list of colleagues that opens while an "@" is written in the box. */
export function useNaming<P extends Person>(
  box: RefObject<HTMLTextAreaElement | null>,
  people: readonly P[],
  write: (text: string) => void,
) {
  const [naming, setNaming] = useState<Naming | null>(null);
  const [active, setActive] = useState(0);
  const found = naming ? peopleFor(people, naming.query) : [];

  function look(): void {
    const element = box.current;
    const isCaret = element !== null && element.selectionStart === element.selectionEnd;
    const next = isCaret ? namingAt(element.value, element.selectionStart) : null;
    if (next?.start === naming?.start && next?.query === naming?.query) return;
    setNaming(next);
    setActive(0);
  }
  function pick(index: number): P | undefined {
    const person = found[index];
    const element = box.current;
    if (!person || !element || !naming) return undefined;
    const next = withName(element.value, naming, person.name);
    // The caret goes after the name, which a value set from outside would move to the end.
    element.value = next.text;
    element.focus();
    element.setSelectionRange(next.caret, next.caret);
    write(next.text);
    setNaming(null);
    return person;
  }
  return {
    found,
    active: Math.min(active, Math.max(0, found.length - 1)),
    look,
    pick,
    move: (by: 1 | -1) => setActive((now) => (now + by + found.length) % found.length),
    close: () => setNaming(null),
  };
}
