/** On phones the panel fills what the keyboard leaves free; the style sheet uses these two only there. */
export function fitViewport(place: HTMLElement): void {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const fit = () => {
    place.style.setProperty("--top", `${viewport.offsetTop}px`);
    place.style.setProperty("--height", `${viewport.height}px`);
  };
  fit();
  viewport.addEventListener("resize", fit);
  viewport.addEventListener("scroll", fit);
}
