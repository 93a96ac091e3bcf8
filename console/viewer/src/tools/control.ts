import { type Bench, placeOf, type Tool } from "./act.ts";
import { aimAt, boxOf, parentOf } from "./aim.ts";
import { openChoices } from "./choices.ts";
import { scroller } from "./scroll.ts";
import { typingField } from "./typing.ts";

/** Does on the visitor's page what is done here: their browser decides whether it may be. */
export function control(bench: Bench): Tool {
  const { overlay, picture, stage, marks } = bench;
  const words = bench.words();
  const stop = new AbortController();
  const scroll = scroller(bench);
  /** Where keys go until the page says that something else has the focus. */
  let clicked: { id: number; before: number | null } | null = null;
  let choices: HTMLElement | null = null;

  const field = typingField(words.control, {
    text: (text) => withTarget((id) => bench.act({ type: "type", id, text })),
    key: (key, shift) => withTarget((id) => bench.act({ type: "key", id, key, shift })),
    leave() {
      field.blur();
      parent.focus();
    },
  });
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = words.leave;
  stage.element.append(field, hint);

  function withTarget(go: (id: number) => void): void {
    const isNews = clicked === null || marks.focused !== clicked.before;
    const body = picture.document?.body;
    const id =
      (isNews ? marks.focused : null) ?? clicked?.id ?? marks.focused ?? (body ? picture.idOf(body) : 0);
    if (id > 0) go(id);
  }

  function click(event: MouseEvent): void {
    const { x, y } = placeOf(bench, event);
    const aim = aimAt(picture, x, y);
    closeChoices();
    field.focus({ preventScroll: true });
    if (!aim) return;
    clicked = { id: aim.spot.id, before: marks.focused };
    const select = selectOf(aim.element);
    if (select) choose(select);
    else bench.act({ type: "click", spot: aim.spot, double: event.detail === 2 });
  }

  function choose(select: HTMLSelectElement): void {
    const id = picture.idOf(select);
    choices = openChoices(
      select,
      words,
      (places) => bench.act({ type: "choose", id, places }),
      () => {
        choices = null;
        field.focus({ preventScroll: true });
      },
    );
    const box = boxOf(picture, select);
    choices.style.left = `${Math.max(0, box.left * stage.scale)}px`;
    choices.style.top = `${box.bottom * stage.scale}px`;
    stage.element.append(choices);
    const beyond = choices.getBoundingClientRect().bottom - stage.element.getBoundingClientRect().bottom;
    if (beyond > 0) choices.style.top = `${Math.max(0, box.bottom * stage.scale - beyond)}px`;
    choices.querySelector("select")?.focus();
  }

  function closeChoices(): void {
    choices?.remove();
    choices = null;
  }

  overlay.addEventListener("click", click, stop);
  overlay.addEventListener("mousedown", (event) => event.preventDefault(), stop);
  overlay.addEventListener(
    "wheel",
    (event) => {
      // Zooming stays the operator's own.
      if (event.ctrlKey) return;
      event.preventDefault();
      const { x, y } = placeOf(bench, event);
      const aim = aimAt(picture, x, y);
      if (aim) scroll.wheel(event, aim.element);
    },
    { signal: stop.signal, passive: false },
  );
  return {
    put() {
      stop.abort();
      scroll.stop();
      closeChoices();
      field.remove();
      hint.remove();
    },
  };
}

function selectOf(element: Element): HTMLSelectElement | null {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    if (at.nodeName === "SELECT") return at as HTMLSelectElement;
  }
  return null;
}
