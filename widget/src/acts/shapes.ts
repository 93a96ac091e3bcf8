const SVG = "http://www.w3.org/2000/svg";
/** Each bears white letters of this size (WCAG 1.4.3), and neighbours differ for the colour-blind, too. */
const COLORS = ["#1d4ed8", "#be185d", "#0f6e66", "#9a5b00", "#7e22ce", "#b42318"];
const TAG_ROOM = { x: 170, y: 60 };

interface Place {
  x: number;
  y: number;
}

export function paint(className: string, color: number): HTMLElement {
  const element = document.createElement("div");
  element.className = className;
  element.style.setProperty("--by", COLORS[color % COLORS.length] ?? "");
  return element;
}

export function drawTag(name: string, color: number): HTMLElement {
  const tag = paint("acts-tag", color);
  const said = tag.appendChild(document.createElement("b"));
  said.dir = "auto";
  said.textContent = name;
  return tag;
}

/** A line of a pen; `stroke` draws it anew through these places. */
export function drawLine(color: number) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "acts-line");
  svg.style.setProperty("--by", COLORS[color % COLORS.length] ?? "");
  const line = svg.appendChild(document.createElementNS(SVG, "polyline"));
  const stroke = (places: readonly Place[]) => {
    const points = places.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`);
    // A single touch is a dot.
    line.setAttribute("points", [...points, ...(points.length === 1 ? points : [])].join(" "));
  };
  return { svg, stroke };
}

/** null: it is out of sight. */
export function moveTo(element: HTMLElement, place: Place | null): void {
  element.hidden = !place;
  if (place) element.style.translate = `${place.x}px ${place.y}px`;
}

/** Beside the place, on the side where there is room. */
export function placeTag(tag: HTMLElement, place: Place | null): void {
  moveTo(tag, place && { x: Math.max(0, place.x), y: Math.max(0, place.y) });
  if (!place) return;
  tag.classList.toggle("left", place.x > innerWidth - TAG_ROOM.x);
  tag.classList.toggle("up", place.y > innerHeight - TAG_ROOM.y);
}
