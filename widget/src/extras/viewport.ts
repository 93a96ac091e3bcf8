import type { Panel } from "../panel/panel.model.ts";

/** On phones the panel fills what the keyboard leaves free; the style sheet uses these two only there. */
export function fitViewport({ host }: Panel): void {
  const viewport = window.visualViewport;
  const place = host.root.querySelector<HTMLElement>(".place");
  if (!viewport || !place) return;
  const fit = () => {
    place.style.setProperty("--top", `${viewport.offsetTop}px`);
    place.style.setProperty("--height", `${viewport.height}px`);
  };
  fit();
  viewport.addEventListener("resize", fit);
  viewport.addEventListener("scroll", fit);
}
