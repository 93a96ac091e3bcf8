const PAUSE_MS = 500;
const AT_ONCE = 200;
const LOADING = new Set(["IMG", "INPUT", "LINK", "image"]);

/** Collects what this browser could not load, for the visitor's to send it. Each is asked for once a source. */
export class Unloaded {
  readonly #tell: (ids: number[]) => void;
  readonly #ids = new Set<number>();
  #timer = 0;

  constructor(tell: (ids: number[]) => void) {
    this.#tell = tell;
  }

  watch(node: Node, id: number): void {
    if (LOADING.has(node.nodeName)) node.addEventListener("error", () => this.#add(node, id));
  }

  #add(node: Node, id: number): void {
    // What came as data and cannot be shown will not get better.
    if (/^data:/.test((node as Element).getAttribute("src") ?? "")) return;
    this.#ids.add(id);
    this.#timer ||= window.setTimeout(() => this.#say(), PAUSE_MS);
  }

  #say(): void {
    this.#timer = 0;
    const ids = [...this.#ids].slice(0, AT_ONCE);
    for (const id of ids) this.#ids.delete(id);
    this.#tell(ids);
    if (this.#ids.size > 0) this.#timer = window.setTimeout(() => this.#say(), PAUSE_MS);
  }
}
