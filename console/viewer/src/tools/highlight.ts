import { type Bench, placeOf, type Tool } from "./act.ts";
import { aimAt, boxOf } from "./aim.ts";

/** Shows the element under the pointer; a click marks it on the visitor's page, another one or Esc takes it back. */
export function highlight(bench: Bench): Tool {
  const { overlay, picture, stage } = bench;
  const stop = new AbortController();
  const outline = document.createElement("div");
  outline.className = "outline";
  stage.marks.append(outline);
  let marked: number | null = null;

  function outlineOf(element: Element | null): void {
    outline.hidden = element === null;
    if (!element) return;
    const { scale } = stage;
    const box = boxOf(picture, element);
    Object.assign(outline.style, {
      translate: `${box.x * scale}px ${box.y * scale}px`,
      width: `${box.width * scale}px`,
      height: `${box.height * scale}px`,
    });
  }

  function mark(id: number | null): void {
    marked = marked === id ? null : id;
    outline.classList.toggle("marked", marked !== null);
    bench.act({ type: "highlight", id: marked });
  }

  outlineOf(null);
  overlay.addEventListener(
    "pointermove",
    (event) => {
      const { x, y } = placeOf(bench, event);
      if (marked === null) outlineOf(aimAt(picture, x, y)?.element ?? null);
    },
    stop,
  );
  overlay.addEventListener("pointerleave", () => marked === null && outlineOf(null), stop);
  overlay.addEventListener(
    "click",
    (event) => {
      const { x, y } = placeOf(bench, event);
      const aim = aimAt(picture, x, y);
      if (aim) outlineOf(aim.element);
      mark(aim?.spot.id ?? null);
    },
    stop,
  );
  overlay.addEventListener("keydown", ({ key }) => key === "Escape" && marked !== null && mark(null), stop);
  return {
    put() {
      stop.abort();
      outline.remove();
      if (marked !== null) bench.act({ type: "highlight", id: null });
    },
  };
}
