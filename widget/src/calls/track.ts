import type { VisitEvent } from "@palique/shared/tracking.ts";
import type { Base } from "../base/parts.ts";
import { cut, fair } from "./fair.ts";

const NAME_MAX = 64;
/** What a page tells in a loop is not worth more. */
const WAITING_MAX = 20;
const NAMES_MAX = 100;

/** Events of the page: counted for rules of invitations, and told once there is a connection. */
export function openEvents(base: Base): (name: unknown, data: unknown) => void {
  let waiting: VisitEvent[] = [];
  const tell = () => {
    waiting = waiting.filter((event) => !base.link?.tell("visit:event", event));
  };
  base.join((event) => event === "up" && tell());
  return (said, data) => {
    const name = cut(said, NAME_MAX).trim();
    const { tracker } = base;
    const times = Object.hasOwn(tracker.events, name) ? tracker.events[name] : 0;
    if (!name || tracker.mode === "off" || (!times && Object.keys(tracker.events).length >= NAMES_MAX))
      return;
    tracker.events = { ...tracker.events, [name]: (times ?? 0) + 1 };
    waiting = [...waiting, { name, data: fair(Object(data)) }].slice(-WAITING_MAX);
    tell();
    base.rules?.("changed");
  };
}
