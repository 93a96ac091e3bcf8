import { DEPTH_MAX, NODES_MAX } from "./limits.ts";

export interface Known {
  depth: number;
  /** "" for what is no element; "#document" for a document. */
  tag: string;
  svg: boolean;
  role: string;
  /** What a text says is a style sheet. */
  css: boolean;
  /** The document it is in, by its id; 0: the page's own. */
  document: number;
}

/** The nodes that were let in, by their ids: what a change may be about, and how deep and large the page is. */
export class KnownNodes {
  readonly #isDrawn: (id: number) => boolean;
  #nodes = new Map<number, Known>();
  /** Let in, and drawn next. */
  #coming = new Set<number>();

  constructor(isDrawn: (id: number) => boolean) {
    this.#isDrawn = isDrawn;
  }

  get(id: number): Known | undefined {
    return this.#coming.has(id) || this.#isDrawn(id) ? this.#nodes.get(id) : undefined;
  }

  /** An id stands for one node only: moving one with all that is in it could make a page of any depth. */
  hasRoom(id: number, depth: number): boolean {
    return depth <= DEPTH_MAX && this.#nodes.size < NODES_MAX && this.get(id) === undefined;
  }

  add(id: number, node: Known): void {
    this.#nodes.set(id, node);
    this.#coming.add(id);
  }

  forget(id: number): void {
    this.#nodes.delete(id);
    this.#coming.delete(id);
  }

  /** What was let in is drawn now. */
  settle(): void {
    this.#coming.clear();
  }

  clear(): void {
    this.#nodes.clear();
    this.#coming.clear();
  }

  /** Forgets those that are no longer on the page. */
  tidy(): void {
    for (const id of this.#nodes.keys()) if (!this.#isDrawn(id)) this.#nodes.delete(id);
  }
}
