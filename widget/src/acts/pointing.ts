import type { ActBody, Spot } from "@palique/shared/cobrowse.ts";
import type { Layer } from "./layer.ts";
import { type Box, boxOf } from "./place.ts";
import { drawLine, drawTag, moveTo, paint, placeTag } from "./shapes.ts";

type Pointing = Extract<ActBody, { type: "point" | "highlight" | "draw" }>;
type NodeOf = (id: number) => Node | null;

/** How long each stays, in ms, and how long of that it fades. */
const POINTER = { stays: 3_000, fades: 500 };
const LINE = { stays: 4_000, fades: 1_000 };
const HIGHLIGHT = { stays: 60_000, fades: 300 };
const WORK = { stays: 2_000, fades: 300 };
const CLICK = { stays: 1_200, fades: 400 };
const SCROLL = { stays: 1_000, fades: 300 };
/** The pointer catches up with what was told, so that 20 places in a second look like one movement. */
const SMOOTH_MS = 45;
const LINE_SPOTS_MAX = 2_000;

/** Each operator's pointer, frame and lines, and marks of what the one with control does. */
export function pointer(layer: Layer, nodeOf: NodeOf) {
  const colors = new Map<string, number>();
  const lines = new Map<string, Spot[]>();
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  function colorOf(operatorId: string): number {
    if (!colors.has(operatorId)) colors.set(operatorId, colors.size);
    return colors.get(operatorId) ?? 0;
  }

  /** Those that follow each other are mostly on the same element: it is measured once. */
  function placesOf(spots: readonly Spot[]) {
    const boxes = new Map<number, Box | null>();
    return spots.flatMap(({ id, x, y }) => {
      if (!boxes.has(id)) boxes.set(id, boxOfId(id));
      const box = boxes.get(id);
      return box ? [{ x: box.left + box.width * x, y: box.top + box.height * y }] : [];
    });
  }

  function point(by: string, name: string, spot: Spot | null): void {
    const key = `point ${by}`;
    if (!spot) {
      layer.take(key);
      return;
    }
    const before = layer.get(key) as PointerMark | undefined;
    if (before) {
      before.spot = spot;
      before.until = performance.now() + POINTER.stays;
      return;
    }
    const dot = paint("acts-dot", colorOf(by));
    const tag = drawTag(name, colorOf(by));
    let at: { x: number; y: number } | null = null;
    let last = 0;
    const mark: PointerMark = {
      ...lasting(POINTER),
      elements: [dot, tag],
      spot,
      draw(now) {
        const to = placesOf([mark.spot])[0] ?? null;
        const part = calm.matches ? 1 : 1 - Math.exp((last - now) / SMOOTH_MS);
        last = now;
        at = at && to ? { x: at.x + (to.x - at.x) * part, y: at.y + (to.y - at.y) * part } : to;
        moveTo(dot, at);
        placeTag(tag, at);
      },
    };
    layer.put(key, mark);
  }

  /** An outline that stays with the element; an arrow at the edge while it is out of sight. */
  function outline(key: string, by: string, name: string, life: typeof WORK, boxNow: () => Box | null): void {
    const frame = paint("acts-frame", colorOf(by));
    const tag = drawTag(name, colorOf(by));
    const arrow = paint("acts-arrow", colorOf(by));
    layer.put(key, {
      ...lasting(life),
      elements: [frame, arrow, tag],
      draw() {
        const box = boxNow();
        const edge = box && outOfSight(box);
        moveTo(frame, edge || !box ? null : { x: box.left - 4, y: box.top - 4 });
        if (box) {
          frame.style.width = `${box.width + 8}px`;
          frame.style.height = `${box.height + 8}px`;
        }
        moveTo(arrow, edge);
        if (edge) arrow.style.rotate = `${edge.angle}rad`;
        placeTag(tag, edge ?? (box && { x: box.left - 8, y: Math.max(box.top, 0) - 38 }));
      },
    });
  }

  function draw(by: string, line: number, spots: readonly Spot[]): void {
    const key = `line ${by} ${line}`;
    const before = layer.get(key);
    const known = (before && lines.get(key)) ?? [];
    if (!before) {
      const { svg, stroke } = drawLine(colorOf(by));
      layer.put(key, {
        ...lasting(LINE),
        elements: [svg],
        draw: () => stroke(placesOf(known)),
      });
      lines.set(key, known);
    }
    known.push(...spots.slice(0, LINE_SPOTS_MAX - known.length));
    const mark = layer.get(key);
    if (mark) mark.until = performance.now() + LINE.stays;
  }

  return {
    take(by: string, name: string, body: Pointing): void {
      if (body.type === "point") point(by, name, body.spot);
      else if (body.type === "draw") draw(by, body.line, body.spots);
      else {
        const { id } = body;
        const key = `highlight ${by}`;
        if (id === null) layer.take(key);
        else outline(key, by, name, HIGHLIGHT, () => boxOfId(id));
      }
    },
    clicked(by: string, name: string, { x, y }: Spot, element: Element): void {
      const ring = paint("acts-ring", colorOf(by));
      const tag = drawTag(name, colorOf(by));
      layer.put(`click ${by}`, {
        ...lasting(CLICK),
        elements: [ring, tag],
        draw() {
          const box = boxOf(element);
          const at = box && { x: box.left + box.width * x, y: box.top + box.height * y };
          moveTo(ring, at);
          placeTag(tag, at);
        },
      });
    },
    worked: (by: string, name: string, element: Element) =>
      outline(`work ${by}`, by, name, WORK, () => boxOf(element)),
    scrolled(by: string, name: string): void {
      const tag = drawTag(`↕ ${name}`, colorOf(by));
      const draw = () => placeTag(tag, { x: innerWidth, y: innerHeight / 2 });
      layer.put(`scroll ${by}`, { ...lasting(SCROLL), elements: [tag], draw });
    },
  };

  function boxOfId(id: number): Box | null {
    const node = nodeOf(id);
    return node && boxOf(node);
  }
}

interface PointerMark {
  elements: readonly Element[];
  until: number;
  fades: number;
  spot: Spot;
  draw(now: number): void;
}

function lasting({ stays, fades }: { stays: number; fades: number }) {
  return { until: performance.now() + stays, fades };
}

/** Where at the edge of the window an arrow to it stands, and which way that points; null: some of it is seen. */
function outOfSight({ left, top, width, height }: Box): { x: number; y: number; angle: number } | null {
  const isSeen = left + width > 0 && top + height > 0 && left < innerWidth && top < innerHeight;
  if (isSeen) return null;
  const to = { x: left + width / 2, y: top + height / 2 };
  const x = Math.min(Math.max(to.x, 28), innerWidth - 28);
  const y = Math.min(Math.max(to.y, 28), innerHeight - 28);
  return { x, y, angle: Math.atan2(to.y - y, to.x - x) };
}
