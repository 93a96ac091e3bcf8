import { Replayer } from "@rrweb/replay";
import type { eventWithoutTime } from "@rrweb/types";
import { frameStyles } from "./frame-styles.ts";
import { drawCanvas } from "./pictures.ts";
import { skipStyleParsing } from "./skip-style-parsing.ts";

/** rrweb draws at once what lies before this, without its clock: it would wait, and not at all in a tab behind. */
const AFTER_ALL = Number.MAX_SAFE_INTEGER;

/**
 * The replayed page: rrweb's, as far as the document goes. Pointer, selection, focus and media are drawn by us. It
 * runs no scripts (its frame is sandboxed so), and its clock is not used: events are drawn when they are given.
 */
export class Picture {
  readonly #replayer: Replayer;
  #stamp = 0;

  constructor(root: HTMLElement, onBuilt: (node: Node, id: number) => void) {
    this.#replayer = new Replayer([], {
      root,
      liveMode: true,
      useVirtualDom: false,
      pauseAnimation: false,
      mouseTail: false,
      triggerFocus: false,
      showWarning: false,
      blockClass: "palique-no-such-class",
      insertStyleRules: frameStyles,
      plugins: [{ onBuild: (node, { id }) => this.#built(node as Node, id, onBuilt) }],
    });
    this.#replayer.startLive(AFTER_ALL);
    // rrweb shows it with the size, which is ours to set.
    this.frame.style.display = "block";
    this.frame.tabIndex = -1;
    this.frame.setAttribute("aria-hidden", "true");
    skipStyleParsing(this.#replayer);
  }

  #built(node: Node, id: number, onBuilt: (node: Node, id: number) => void): void {
    const meta = node.nodeName === "CANVAS" ? this.#replayer.getMirror().getMeta(node) : null;
    if (meta && "attributes" in meta) {
      const image = meta.attributes.rr_dataURL;
      drawCanvas(node, typeof image === "string" ? image : null);
    }
    onBuilt(node, id);
  }

  get frame(): HTMLIFrameElement {
    return this.#replayer.iframe;
  }

  get document(): Document | null {
    return this.frame.contentDocument;
  }

  draw(event: eventWithoutTime): void {
    const { service } = this.#replayer;
    try {
      service.send({ type: "ADD_EVENT", payload: { event: { ...event, timestamp: this.#stamp++ } } });
    } catch {
      // What rrweb cannot draw leaves the rest as it is.
    }
    // It keeps all it has drawn, to go back in time.
    service.state.context.events.length = 0;
  }

  node(id: number): Node | null {
    return this.#replayer.getMirror().getNode(id);
  }

  /** 0: it is none of the visitor's page. */
  idOf(node: Node): number {
    return Math.max(0, this.#replayer.getMirror().getId(node));
  }

  /** Lets go of nodes that were taken away inside a shadow root or frame, which rrweb does not see. */
  tidy(): void {
    const mirror = this.#replayer.getMirror();
    for (const id of mirror.getIds()) {
      const node = mirror.getNode(id);
      if (node && !isShown(node)) mirror.removeNodeFromMap(node);
    }
  }
}

function isShown(node: Node): boolean {
  const page = node.nodeType === Node.DOCUMENT_NODE ? (node as Document) : node.ownerDocument;
  return node.isConnected && page?.defaultView != null;
}
