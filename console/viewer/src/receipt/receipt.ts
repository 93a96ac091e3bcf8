import { EventType, IncrementalSource, MouseInteractions } from "@rrweb/types";
import { KnownNodes } from "./known.ts";
import { TEXT_MAX, URL_MAX, VIEWPORT_MAX } from "./limits.ts";
import { type Changes, cleanAdds, cleanAttributeChanges, cleanRemoves, cleanTexts } from "./mutations.ts";
import { cleanNews } from "./news.ts";
import { cleanPage } from "./nodes.ts";
import type { At, Step } from "./steps.ts";
import { cleanAdopted, cleanDeclaration, cleanRules } from "./styles.ts";
import { webUrl } from "./urls.ts";
import { list, nodeId, number, own, type Raw, record, text } from "./values.ts";

const SCROLL_MAX = 1e7;
const RANGES_MAX = 50;

/**
 * The second sanitiser. What operators' browsers get was made by a browser that somebody else holds, so nothing of the
 * first one is relied on: new events are made from those parts of what came that are known to do no harm. Each step
 * is drawn before the next one is asked for.
 */
export class Receipt {
  readonly #known: KnownNodes;
  #begun = false;

  constructor(isDrawn: (id: number) => boolean) {
    this.#known = new KnownNodes(isDrawn);
  }

  tidy(): void {
    this.#known.tidy();
  }

  *steps(raw: unknown): Generator<Step, void> {
    const event = record(raw);
    const data = event && record(own(event, "data"));
    if (!event || !data) return;
    switch (own(event, "type")) {
      case EventType.Meta:
        return yield* size(data);
      case EventType.FullSnapshot:
        return yield* this.#full(data);
      case EventType.Custom: {
        const step = cleanNews(own(data, "tag"), record(own(data, "payload")) ?? {});
        if (step && (this.#begun || step.type === "page" || step.type === "font")) yield step;
        return;
      }
      case EventType.IncrementalSnapshot:
        if (!this.#begun) yield { type: "stray" };
        else yield* this.#change(data);
    }
  }

  *#full(data: Raw): Generator<Step, void> {
    const node = cleanPage(own(data, "node"), this.#known);
    this.#begun = node !== null;
    if (!node) return yield { type: "stray" };
    const offset = record(own(data, "initialOffset")) ?? {};
    const initialOffset = {
      top: number(own(offset, "top"), 0, SCROLL_MAX) ?? 0,
      left: number(own(offset, "left"), 0, SCROLL_MAX) ?? 0,
    };
    yield { type: "full", event: { type: EventType.FullSnapshot, data: { node, initialOffset } } };
    this.#known.settle();
  }

  *#change(data: Raw): Generator<Step, void> {
    switch (own(data, "source")) {
      case IncrementalSource.Mutation:
        return yield* this.#mutation(data);
      case IncrementalSource.MouseMove:
      case IncrementalSource.TouchMove:
      case IncrementalSource.Drag:
        return yield* moves(data);
      case IncrementalSource.MouseInteraction:
        return yield* interaction(data);
      case IncrementalSource.ViewportResize:
        return yield* size(data);
      case IncrementalSource.Scroll:
        return yield* scroll(data);
      case IncrementalSource.Input:
        return yield* input(data);
      case IncrementalSource.Selection:
        return yield* selection(data);
      case IncrementalSource.MediaInteraction:
        return yield* media(data);
      case IncrementalSource.StyleSheetRule:
        return yield* change(cleanRules(data));
      case IncrementalSource.StyleDeclaration:
        return yield* change(cleanDeclaration(data));
      case IncrementalSource.AdoptedStyleSheet:
        return yield* change(cleanAdopted(data));
    }
  }

  /** First what is taken away: then the ids of what was in it are free. */
  *#mutation(data: Raw): Generator<Step, void> {
    const removes = cleanRemoves(data, this.#known);
    if (removes.length > 0) yield mutation({ removes });
    const { adds, strays } = cleanAdds(data, this.#known);
    const texts = cleanTexts(data, this.#known);
    const attributes = cleanAttributeChanges(data, this.#known);
    if (adds.length + texts.length + attributes.length > 0) yield mutation({ adds, texts, attributes });
    this.#known.settle();
    if (strays > 0) yield { type: "stray" };
  }
}

type ChangeEvent = Extract<Step, { type: "change" }>["event"]["data"];

function* change(data: ChangeEvent | null): Generator<Step, void> {
  if (data) yield { type: "change", event: { type: EventType.IncrementalSnapshot, data } };
}

function mutation(changes: Partial<Changes>): Step {
  const data = {
    source: IncrementalSource.Mutation as const,
    removes: [],
    adds: [],
    texts: [],
    attributes: [],
    ...changes,
  };
  return { type: "change", event: { type: EventType.IncrementalSnapshot, data } };
}

function* size(data: Raw): Generator<Step, void> {
  const width = number(own(data, "width"), 1, VIEWPORT_MAX);
  const height = number(own(data, "height"), 1, VIEWPORT_MAX);
  const url = webUrl(text(own(data, "href"), URL_MAX) ?? "");
  if (width !== null && height !== null) yield { type: "size", width, height, url };
}

function* moves(data: Raw): Generator<Step, void> {
  const touch = own(data, "source") === IncrementalSource.TouchMove;
  for (const raw of list(own(data, "positions"), 1_000)) {
    const at = placeOf(record(raw) ?? {});
    if (at) yield { type: "move", at, touch };
  }
}

function* interaction(data: Raw): Generator<Step, void> {
  const id = nodeId(own(data, "id"));
  const at = placeOf(data);
  const what = own(data, "type");
  if (what === MouseInteractions.Focus) yield { type: "focus", id };
  else if (what === MouseInteractions.Blur) yield { type: "focus", id: null };
  else if (!at) return;
  else if (what === MouseInteractions.Click || what === MouseInteractions.DblClick) {
    yield { type: "press", at, how: "click" };
  } else if (what === MouseInteractions.TouchStart) yield { type: "press", at, how: "touch" };
  else if (what === MouseInteractions.TouchEnd || what === MouseInteractions.TouchCancel) {
    yield { type: "press", at, how: "release" };
  }
}

function* scroll(data: Raw): Generator<Step, void> {
  const id = nodeId(own(data, "id"));
  const x = number(own(data, "x"), -SCROLL_MAX, SCROLL_MAX);
  const y = number(own(data, "y"), -SCROLL_MAX, SCROLL_MAX);
  if (id !== null && x !== null && y !== null) {
    yield* change({ source: IncrementalSource.Scroll, id, x, y });
  }
}

function* input(data: Raw): Generator<Step, void> {
  const id = nodeId(own(data, "id"));
  const said = text(own(data, "text"), TEXT_MAX);
  if (id === null || said === null) return;
  yield* change({
    source: IncrementalSource.Input,
    id,
    text: said,
    isChecked: own(data, "isChecked") === true,
  });
}

function* selection(data: Raw): Generator<Step, void> {
  const ranges = list(own(data, "ranges"), RANGES_MAX).flatMap((raw) => {
    const from = record(raw) ?? {};
    const start = nodeId(own(from, "start"));
    const end = nodeId(own(from, "end"));
    const startOffset = number(own(from, "startOffset"), 0, 1e7);
    const endOffset = number(own(from, "endOffset"), 0, 1e7);
    return start && end && startOffset !== null && endOffset !== null
      ? [{ start, startOffset, end, endOffset }]
      : [];
  });
  yield { type: "select", ranges };
}

/** rrweb's MediaInteractions: 0 plays, 1 pauses, the others tell where it is. */
function* media(data: Raw): Generator<Step, void> {
  const id = nodeId(own(data, "id"));
  if (id === null) return;
  const what = own(data, "type");
  const playing = what === 0 ? true : what === 1 ? false : null;
  yield { type: "media", id, playing, time: number(own(data, "currentTime"), 0, 1e6) };
}

function placeOf(from: Raw): At | null {
  const id = nodeId(own(from, "id"));
  const x = number(own(from, "x"), -1e6, 1e6);
  const y = number(own(from, "y"), -1e6, 1e6);
  return id !== null && x !== null && y !== null ? { id, x, y } : null;
}
