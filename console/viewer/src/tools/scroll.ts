import { type Bench, throttle } from "./act.ts";
import { parentOf } from "./aim.ts";

const EVERY_MS = 50;
/** A wheel that turns on goes on from where it wanted to, not from where the page has got to. */
const GOES_ON_MS = 400;
const LINE = 16;

interface Target {
  id: number;
  x: number;
  y: number;
}

/** Scrolls the visitor's page to where the wheel says; what is shown follows once it is there. */
export function scroller(bench: Bench): { wheel(event: WheelEvent, over: Element): void; stop(): void } {
  const { picture } = bench;
  const say = throttle<Target>(EVERY_MS, ({ id, x, y }) => bench.act({ type: "scroll", id, x, y }));
  let wanted: (Target & { at: number }) | null = null;

  return {
    stop: say.stop,
    wheel(event, over) {
      const unit = event.deltaMode === 1 ? LINE : event.deltaMode === 2 ? bench.stage.size.height : 1;
      const by = { x: event.deltaX * unit, y: event.deltaY * unit };
      const box = scrolledBy(over, by);
      const page = box.ownerDocument.scrollingElement === box;
      const id = picture.idOf(page ? box.ownerDocument : box);
      if (id === 0) return;
      const goesOn = wanted?.id === id && performance.now() - wanted.at < GOES_ON_MS;
      const from = goesOn && wanted ? wanted : { x: box.scrollLeft, y: box.scrollTop };
      wanted = {
        id,
        x: clamp(from.x + by.x, box.scrollWidth - box.clientWidth),
        y: clamp(from.y + by.y, box.scrollHeight - box.clientHeight),
        at: performance.now(),
      };
      say.give({ id, x: Math.round(wanted.x), y: Math.round(wanted.y) });
    },
  };
}

const clamp = (to: number, most: number): number => Math.min(Math.max(to, 0), Math.max(most, 0));

/** The nearest one that can move that way, or the page. */
function scrolledBy(over: Element, by: { x: number; y: number }): Element {
  const page = over.ownerDocument.scrollingElement ?? over.ownerDocument.documentElement;
  for (let at: Element | null = over; at && at !== page; at = parentOf(at)) {
    const { overflowX, overflowY } = over.ownerDocument.defaultView?.getComputedStyle(at) ?? {};
    const canX =
      /auto|scroll/.test(overflowX ?? "") && roomFor(at.scrollLeft, at.scrollWidth - at.clientWidth, by.x);
    const canY =
      /auto|scroll/.test(overflowY ?? "") && roomFor(at.scrollTop, at.scrollHeight - at.clientHeight, by.y);
    if (canX || canY) return at;
  }
  return page;
}

function roomFor(at: number, most: number, by: number): boolean {
  return by < 0 ? at > 0 : by > 0 && at < most - 1;
}
