const SVG = "http://www.w3.org/2000/svg";

/** From lucide. */
const ICONS = {
  eye: "M2.1 12.3a1 1 0 0 1 0-.6 10.8 10.8 0 0 1 19.8 0 1 1 0 0 1 0 .6 10.8 10.8 0 0 1-19.8 0M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6",
  ban: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20M4.9 4.9l14.2 14.2",
  lock: "M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2M7 11V7a5 5 0 0 1 10 0v4",
  down: "M12 5v14M19 12l-7 7-7-7",
};

export function addIcon(parent: Element, icon: keyof typeof ICONS): void {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.ariaHidden = "true";
  svg.appendChild(document.createElementNS(SVG, "path")).setAttribute("d", ICONS[icon]);
  parent.prepend(svg);
}
