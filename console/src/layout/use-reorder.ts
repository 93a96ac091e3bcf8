import { useState } from "preact/hooks";
import { inOrder, moved } from "./order.ts";

interface ReorderInput {
  ids: readonly string[];
  /** In which direction they follow each other. */
  axis: "x" | "y";
  /** Dropped: this is the order now. */
  save: (ids: readonly string[]) => void;
}

/** For the list around them. Its items are links, which can be dragged anyway, in elements that say their `data-id`. */
export interface Reorder {
  /** The order to show: while something is dragged, as it would be. */
  ids: readonly string[];
  dragged: string | null;
  on: Record<"onDragStart" | "onDragOver" | "onDrop" | "onDragEnd", (event: DragEvent) => void>;
}

/** Lets the items of a list be dragged into another order; let go elsewhere, or with Escape, all is as it was. */
export function useReorder({ ids, axis, save }: ReorderInput): Reorder {
  const [drag, setDrag] = useState<{ id: string; ids: readonly string[] } | null>(null);
  const shown = drag ? inOrder(ids, (id) => id, drag.ids) : ids;

  function started(event: DragEvent): void {
    const item = itemAt(event);
    if (!item?.dataset.id || !event.dataTransfer) return;
    const { left, top } = item.getBoundingClientRect();
    event.dataTransfer.setDragImage(item, event.clientX - left, event.clientY - top);
    setDrag({ id: item.dataset.id, ids });
  }
  function over(event: DragEvent): void {
    if (!drag) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "move";
    const item = itemAt(event);
    const to = shown.indexOf(item?.dataset.id ?? "");
    const from = shown.indexOf(drag.id);
    if (!item || to < 0 || to === from || !isPast(event, item, axis, to > from)) return;
    setDrag({ id: drag.id, ids: moved(shown, drag.id, to) });
  }
  function dropped(event: DragEvent): void {
    if (!drag) return;
    event.preventDefault();
    setDrag(null);
    if (drag.ids.join() !== ids.join()) save(shown);
  }
  return {
    ids: shown,
    dragged: drag?.id ?? null,
    on: { onDragStart: started, onDragOver: over, onDrop: dropped, onDragEnd: () => setDrag(null) },
  };
}

function itemAt({ target }: DragEvent): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-id]") : null;
}

/** Past its middle: of two unequal ones none would stay where the other just made room. */
function isPast(event: DragEvent, item: HTMLElement, axis: "x" | "y", isForward: boolean): boolean {
  const { left, top, width, height } = item.getBoundingClientRect();
  const isBeyond = axis === "x" ? event.clientX > left + width / 2 : event.clientY > top + height / 2;
  const isReversed = axis === "x" && getComputedStyle(item).direction === "rtl";
  return isBeyond === (isForward !== isReversed);
}
