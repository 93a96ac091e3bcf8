import type { ActBody, Watcher } from "@palique/shared/cobrowse.ts";
import type { ActRefusal } from "@palique/shared/share-names.ts";
import { choose } from "./choose.ts";
import { click } from "./click.ts";
import { createFocus } from "./focus.ts";
import { go } from "./go.ts";
import { pressKey } from "./keys.ts";
import { createLayer } from "./layer.ts";
import { type Ground, mayClick, mayTouch } from "./may-touch.ts";
import { watchOwnInput } from "./own-input.ts";
import type { Acts, ActsPage } from "./parts.ts";
import { boxOf, hitAt, is, isDrawn, isElement } from "./place.ts";
import { pointer } from "./pointing.ts";
import { write } from "./write.ts";

type Pointing = Extract<ActBody, { type: "point" | "highlight" | "draw" }>;
type Acting = Exclude<ActBody, Pointing>;
type Click = Extract<ActBody, { type: "click" }>;

/** Draws what operators point at, and does what the one with control does, as far as the visitor gave it. */
export function openActs({ shared, nodeOf }: ActsPage): Acts {
  const { host } = shared.base;
  const widget = host.root.host;
  const layer = createLayer(host);
  const point = pointer(layer, nodeOf);
  const ownInput = watchOwnInput();
  const focus = createFocus(widget);

  function isAllowed(type: Acting["type"], { operatorId }: Watcher): boolean {
    const { level, by } = shared.share().control;
    return by?.id === operatorId && (level === "full" || (level === "scroll" && type === "scroll"));
  }

  function carryOut(body: Acting, name: string, by: string): ActRefusal | null {
    const ground: Ground = { widget, rules: shared.share().rules };
    if (body.type === "go") return go(body.to);
    const node = nodeOf(body.type === "click" ? body.spot.id : body.id);
    if (!node?.isConnected) return "gone";
    const page = node.nodeType === 9 ? (node as Document) : node.ownerDocument;
    const whole = body.type === "click" ? page?.documentElement : page?.body;
    const element = isElement(node) ? node : (node.parentElement ?? whole);
    if (!element) return "gone";
    if (body.type === "click") return clickAt(element, body, name, by, ground);

    const refused = mayTouch(element, ground);
    if (refused) return refused;
    if (body.type === "scroll") {
      const place = { left: body.x, top: body.y, behavior: "instant" } as const;
      if (isElement(node)) node.scrollTo(place);
      else page?.defaultView?.scrollTo(place);
      point.scrolled(by, name);
      return null;
    }
    if (is(element, "input") || is(element, "textarea") || is(element, "select")) {
      if (!isDrawn(element)) return "private";
    }
    point.worked(by, name, element);
    if (body.type === "type") return write(element, body.text, focus);
    if (body.type === "key") return pressKey(element, body.key, body.shift, focus, ground);
    if (!is(element, "select")) return "gone";
    focus.move(element);
    return choose(element, body.places);
  }

  function clickAt(
    element: Element,
    { spot, double }: Click,
    name: string,
    by: string,
    ground: Ground,
  ): ActRefusal | null {
    const find = () => {
      const box = boxOf(element);
      return box && { x: box.left + box.width * spot.x, y: box.top + box.height * spot.y };
    };
    let place = find();
    const isInSight = place && place.x >= 0 && place.y >= 0 && place.x < innerWidth && place.y < innerHeight;
    if (place && !isInSight) {
      element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      place = find();
    }
    // What lies over it gets the click, as it would get the visitor's.
    const hit = place && hitAt(place.x, place.y, element);
    if (!place || !hit) return "gone";
    const refused = mayClick(hit.element, ground);
    if (refused) return refused;
    point.clicked(by, name, spot, element);
    return click(hit, double, focus);
  }

  return {
    act(body, { operatorId, name }) {
      if (body.type === "point" || body.type === "highlight" || body.type === "draw") {
        point.take(operatorId, name, body);
        return undefined;
      }
      if (!isAllowed(body.type, { operatorId, name })) return "not-allowed";
      if (ownInput.isRecent()) return "busy";
      return carryOut(body, name, operatorId);
    },
    stop() {
      ownInput.stop();
      focus.stop();
      layer.stop();
    },
  };
}
