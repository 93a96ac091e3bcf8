import type { At } from "../receipt/steps.ts";
import type { Stage } from "../stage/stage.ts";
import { frameOffset } from "./frame-offset.ts";
import { hover } from "./hover.ts";
import type { Picture } from "./picture.ts";

const ARROW =
  '<svg viewBox="0 0 24 24" width="24" height="24"><path d="M4 2.5 20 12l-7.2 1.6L9.4 21z" fill="var(--visitor)" stroke="#fff" stroke-width="1.6" stroke-linejoin="round"/></svg>';

/** The visitor's pointer, clicks, touches and the field they are in, over the page and always of the same size. */
export class VisitorMarks {
  readonly #stage: Stage;
  readonly #picture: Picture;
  readonly #pointer = mark("pointer");
  readonly #focus = mark("focus");
  #isTouch = false;
  #hovered: () => void = () => undefined;
  #focused: number | null = null;

  constructor(stage: Stage, picture: Picture) {
    this.#stage = stage;
    this.#picture = picture;
    this.#pointer.innerHTML = ARROW;
    stage.marks.append(this.#focus, this.#pointer);
    stage.onFit(() => this.#placeFocus());
  }

  /** The element that has the visitor's focus. */
  get focused(): number | null {
    return this.#focused;
  }

  touch(isTouch: boolean): void {
    this.#isTouch = isTouch;
    if (isTouch) this.#pointer.hidden = true;
  }

  move(at: At, touch: boolean): void {
    const target = this.#picture.node(at.id);
    const place = target && this.#placeOf(target, at);
    if (!place) return;
    this.#pointer.hidden = this.#isTouch || touch;
    this.#pointer.style.translate = `${place.x}px ${place.y}px`;
    if (touch) return;
    this.#hovered();
    this.#hovered = hover(target);
  }

  press(at: At, how: "click" | "touch" | "release"): void {
    if (how === "release") return;
    this.move(at, how === "touch");
    const target = this.#picture.node(at.id);
    const place = target && this.#placeOf(target, at);
    if (!place) return;
    const ring = mark("press");
    ring.hidden = false;
    ring.style.translate = `${place.x}px ${place.y}px`;
    ring.addEventListener("animationend", () => ring.remove());
    this.#stage.marks.append(ring);
  }

  focus(id: number | null): void {
    this.#focused = id;
    this.#placeFocus();
  }

  /** After anything was drawn: the field may have moved. */
  follow(): void {
    if (this.#focused !== null) this.#placeFocus();
  }

  clear(): void {
    this.#hovered = () => undefined;
    this.focus(null);
  }

  #placeOf(target: Node, { x, y }: At): { x: number; y: number } {
    const offset = frameOffset(target, this.#picture.frame);
    const { scale } = this.#stage;
    return { x: (x + offset.x) * scale, y: (y + offset.y) * scale };
  }

  #placeFocus(): void {
    const field = this.#focused === null ? null : this.#picture.node(this.#focused);
    const isField = field?.nodeType === Node.ELEMENT_NODE && field.nodeName !== "BODY";
    this.#focus.hidden = !isField;
    if (!isField) return;
    const box = (field as Element).getBoundingClientRect();
    const at = this.#placeOf(field, { id: 0, x: box.x, y: box.y });
    const { scale } = this.#stage;
    Object.assign(this.#focus.style, {
      translate: `${at.x}px ${at.y}px`,
      width: `${box.width * scale}px`,
      height: `${box.height * scale}px`,
    });
  }
}

function mark(name: string): HTMLDivElement {
  const element = document.createElement("div");
  element.className = name;
  element.hidden = true;
  return element;
}
