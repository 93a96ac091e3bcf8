import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { moveFocus } from "../ui/roving.ts";
import "./list.css";

interface ListSectionProps {
  title: string;
  count?: number | null;
  /** Nothing in it: what to say instead. */
  empty?: ComponentChildren;
  isEmpty: boolean;
  onPointer?: (inside: boolean) => void;
  /** Gets the id of the row that is the tab stop, null for the first. */
  children: (stop: string | null) => ComponentChildren;
}

/** A titled list of rows, one tab stop; arrows, Home and End move in it. */
export function ListSection({ title, count, empty, isEmpty, onPointer, children }: ListSectionProps) {
  const id = useId();
  const [stop, setStop] = useState<string | null>(null);
  return (
    <section class="list-section">
      <h3 class="list-title">
        <span id={id}>{title}</span>
        {count !== undefined && count !== null && <span class="digits">{count}</span>}
      </h3>
      {isEmpty && empty}
      <ul
        aria-labelledby={id}
        onPointerEnter={(event) => event.pointerType === "mouse" && onPointer?.(true)}
        onPointerLeave={() => onPointer?.(false)}
        onFocusIn={(event) => {
          const row = event.target instanceof Element ? event.target.closest("[data-id]") : null;
          if (row instanceof HTMLElement) setStop(row.dataset.id ?? null);
        }}
        onKeyDown={(event) => {
          const steps = { ArrowDown: "next", ArrowUp: "previous", Home: "first", End: "last" } as const;
          const step = Object.entries(steps).find(([key]) => key === event.key)?.[1];
          if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          moveFocus(event.currentTarget, "a.row-link", step);
        }}
      >
        {children(stop)}
      </ul>
    </section>
  );
}

/** The tab stop: the row that had the focus last, else the first one. */
export function stopAmong(ids: readonly string[], stop: string | null): string | undefined {
  return stop !== null && ids.includes(stop) ? stop : ids[0];
}
