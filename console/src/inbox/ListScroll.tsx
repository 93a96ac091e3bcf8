import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { selected } from "../bulk/selection.model.ts";
import { useSteady } from "./use-steady.ts";

/** How far each list was read, to come back to. */
const places = new Map<string, number>();

/** What scrolls in the left pane. It keeps its place while other lists are shown. */
export function ListScroll({ name, children }: { name: string; children: ComponentChildren }) {
  const element = useRef<HTMLDivElement>(null);
  useSteady(element);
  useLayoutEffect(() => {
    if (element.current) element.current.scrollTop = places.get(name) ?? 0;
  }, [name]);
  return (
    <div
      ref={element}
      class={`list-scroll ${selected.value.size > 0 ? "list-selecting" : ""}`}
      onScroll={(event) => places.set(name, event.currentTarget.scrollTop)}
    >
      <div>{children}</div>
    </div>
  );
}
