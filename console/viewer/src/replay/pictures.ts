/**
 * A sample of what the page has painted, in the size of its canvas; null: there is none yet. Where no scripts run
 * browsers draw no canvas and leave no room for one, so a picture stands in its place.
 */
export function drawCanvas(node: Node | null, image: string | null): void {
  if (node?.nodeName !== "CANVAS") return;
  const canvas = node as HTMLCanvasElement;
  const size = `width="${canvas.width}" height="${canvas.height}"`;
  const inside = image === null ? "" : `<image ${size} preserveAspectRatio="none" href="${escaped(image)}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${inside}</svg>`;
  canvas.style.setProperty("content", `url("data:image/svg+xml,${encodeURIComponent(svg)}")`);
}

const escaped = (url: string): string =>
  url.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/** An image that this browser could not load. */
export function drawImage(node: Node | null, image: string): void {
  if (!node) return;
  const name = node.nodeName.toLowerCase();
  if (name === "image") (node as SVGImageElement).setAttribute("href", image);
  if (name !== "img" && name !== "input") return;
  const element = node as HTMLElement;
  element.removeAttribute("srcset");
  if (element.parentElement?.tagName === "PICTURE") {
    for (const source of element.parentElement.querySelectorAll("source")) source.removeAttribute("srcset");
  }
  element.setAttribute("src", image);
}
