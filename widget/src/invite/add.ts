/** One more element at the end of another. */
export function add<K extends keyof HTMLElementTagNameMap>(
  parent: HTMLElement,
  tag: K,
  name = "",
  text = "",
): HTMLElementTagNameMap[K] {
  const element = parent.appendChild(document.createElement(tag));
  element.className = name;
  element.textContent = text;
  return element;
}

/** Who it is: a picture, and below it the initials, as the page's rules may let no picture in. */
export function addFace(parent: HTMLElement, name: string, initials: string, picture: string): void {
  const face = add(parent, "span", name, initials);
  face.ariaHidden = "true";
  if (!picture) return;
  const image = add(face, "img");
  image.alt = "";
  image.onerror = () => image.remove();
  image.src = picture;
}
