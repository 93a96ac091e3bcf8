/** A sample of what the page has painted. */
export function drawCanvas(node: Node | null, image: string): void {
  if (node?.nodeName !== "CANVAS") return;
  const canvas = node as HTMLCanvasElement;
  const sample = new Image();
  sample.onload = () => {
    const context = canvas.getContext("2d");
    context?.clearRect(0, 0, canvas.width, canvas.height);
    context?.drawImage(sample, 0, 0, canvas.width, canvas.height);
  };
  sample.src = image;
}

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
