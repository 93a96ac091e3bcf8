import { setWidth, WIDTHS, widthOf } from "./layout.model.ts";
import { t } from "./texts.ts";
import "./separator.css";

const STEP = 16;

/**
 * Where the edge has moved on, a link of the list lies under the place it was taken at, and the browser would begin
 * to drag that link away, which ends the pull.
 */
function keepFromDragging(event: MouseEvent & { currentTarget: HTMLElement }): void {
  event.preventDefault();
  event.currentTarget.focus({ preventScroll: true });
}

/** The edge of a pane: drawn with the pointer or moved with the arrows; twice clicked it goes back. */
export function Separator({ pane }: { pane: "list" | "details" }) {
  const { min, max, usual } = WIDTHS[pane];
  const now = widthOf(pane);
  /** To the right makes the list wider and the details narrower. */
  const sign = (pane === "list" ? 1 : -1) * (document.dir === "rtl" ? -1 : 1);

  function grabbed(event: PointerEvent & { currentTarget: HTMLElement }): void {
    if (event.button !== 0) return;
    const handle = event.currentTarget;
    const from = { x: event.clientX, width: now };
    handle.setPointerCapture(event.pointerId);
    const moved = (move: PointerEvent) => setWidth(pane, from.width + (move.clientX - from.x) * sign);
    handle.addEventListener("pointermove", moved);
    const done = () => handle.removeEventListener("pointermove", moved);
    handle.addEventListener("lostpointercapture", done, { once: true });
  }
  function pressed(event: KeyboardEvent): void {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    const to = { Home: min, End: max, Enter: usual }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey || (by === undefined && to === undefined)) return;
    event.preventDefault();
    setWidth(pane, to ?? now + (by ?? 0) * sign);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a handle, not a line in a text
    <div
      class={`separator separator-${pane}`}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t(pane)}
      aria-valuenow={now}
      aria-valuemin={min}
      aria-valuemax={max}
      title={t("resize")}
      onPointerDown={grabbed}
      onMouseDown={keepFromDragging}
      onDblClick={() => setWidth(pane, usual)}
      onKeyDown={pressed}
    />
  );
}
