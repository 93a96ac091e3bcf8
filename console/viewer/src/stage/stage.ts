/** Sharper than it is would only look coarse. */
const SCALE_MAX = 1;

/** Where the page is shown: as large as the frame allows, in its own ratio, in the middle. */
export class Stage {
  readonly element = layer("stage");
  /** In the page's own pixels. */
  readonly page = layer("page");
  /** Above the page, in the operator's pixels. */
  readonly marks = layer("marks");
  scale = 1;
  #width = 0;
  #height = 0;
  #shown = false;
  #onFit: () => void = () => undefined;

  constructor(root: HTMLElement) {
    this.element.hidden = true;
    this.marks.ariaHidden = "true";
    this.element.append(this.page, this.marks);
    root.append(this.element);
    new ResizeObserver(() => this.#fit()).observe(root);
  }

  get size(): { width: number; height: number } {
    return { width: this.#width, height: this.#height };
  }

  get shown(): boolean {
    return this.#shown;
  }

  /** What lies over the page has to be placed anew. */
  onFit(place: () => void): void {
    this.#onFit = place;
  }

  resize(width: number, height: number, frame: HTMLIFrameElement): void {
    this.#width = width;
    this.#height = height;
    frame.width = String(width);
    frame.height = String(height);
    this.#fit();
  }

  show(): void {
    if (this.#shown) return;
    this.#shown = true;
    this.#fit();
  }

  #fit(): void {
    const root = this.element.parentElement;
    if (!root || !this.#shown || this.#width === 0) return;
    const { clientWidth, clientHeight } = root;
    this.scale = Math.min(clientWidth / this.#width, clientHeight / this.#height, SCALE_MAX);
    const width = this.#width * this.scale;
    const height = this.#height * this.scale;
    this.element.hidden = false;
    Object.assign(this.element.style, {
      width: `${width}px`,
      height: `${height}px`,
      left: `${Math.round((clientWidth - width) / 2)}px`,
      top: `${Math.round((clientHeight - height) / 2)}px`,
    });
    this.page.style.transform = `scale(${this.scale})`;
    this.#onFit();
  }
}

function layer(name: string): HTMLDivElement {
  const element = document.createElement("div");
  element.className = name;
  return element;
}
