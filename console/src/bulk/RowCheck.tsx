import { useEffect, useRef } from "preact/hooks";
import { selected, toggle } from "./selection.model.ts";
import { t } from "./texts.ts";
import "./row-check.css";

/** A finger that rests this long ticks the row. */
const LONG_PRESS_MS = 450;

/** The tick of a row: it shows when the row is pointed at, and on all of them once one is ticked. */
export function RowCheck({ id, name }: { id: string; name: string }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(
    () => (box.current?.parentElement ? followPress(box.current.parentElement, id) : undefined),
    [id],
  );
  return (
    <input
      ref={box}
      type="checkbox"
      class="row-check"
      tabIndex={-1}
      aria-label={t("select", { name })}
      checked={selected.value.has(id)}
      onClick={(event) => toggle(id, event.shiftKey)}
    />
  );
}

function followPress(row: HTMLElement, id: string): () => void {
  // Rows come and go while a list is scrolled: nothing is attached to them where there are no fingers.
  if (!matchMedia("(any-pointer: coarse)").matches) return () => undefined;
  const ends = new AbortController();
  const { signal } = ends;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  row.addEventListener(
    "pointerdown",
    (event) => {
      if (event.pointerType !== "touch") return;
      timer = setTimeout(() => {
        toggle(id);
        // The finger that leaves now opens nothing.
        row.addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
      }, LONG_PRESS_MS);
    },
    { signal },
  );
  for (const type of ["pointerup", "pointercancel", "pointermove"])
    row.addEventListener(type, stop, { signal });
  return () => {
    stop();
    ends.abort();
  };
}
