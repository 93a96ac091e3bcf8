import type { FromViewer } from "@palique/shared/viewer.ts";
import { Receipt } from "./receipt/receipt.ts";
import type { Step } from "./receipt/steps.ts";
import { Fonts } from "./replay/fonts.ts";
import { drawMedia } from "./replay/media.ts";
import { Picture } from "./replay/picture.ts";
import { drawCanvas, drawImage } from "./replay/pictures.ts";
import { drawSelection } from "./replay/selection.ts";
import { Unloaded } from "./replay/unloaded.ts";
import { VisitorMarks } from "./replay/visitor-marks.ts";
import type { Stage } from "./stage/stage.ts";

/** Some pages take away parts that rrweb does not see going: how often they are looked for. */
const TIDY_MS = 20_000;

/** Draws what came, after the receipt has looked at it. */
export class Drawing {
  readonly picture: Picture;
  readonly marks: VisitorMarks;
  readonly #receipt: Receipt;
  readonly #stage: Stage;
  readonly #fonts = new Fonts();
  readonly #tell: (message: FromViewer) => void;
  readonly #lost: () => void;
  #page = { url: "", title: "" };
  #hasNews = false;
  #tidied = performance.now();

  constructor(stage: Stage, tell: (message: FromViewer) => void, lost: () => void) {
    this.#stage = stage;
    this.#tell = tell;
    this.#lost = lost;
    const unloaded = new Unloaded((ids) => tell({ type: "unloaded", ids }));
    this.picture = new Picture(stage.page, (node, id) => {
      unloaded.watch(node, id);
      if (node.nodeType === Node.DOCUMENT_NODE) this.#fonts.use(node as Document);
    });
    this.marks = new VisitorMarks(stage, this.picture);
    this.#receipt = new Receipt((id) => this.picture.node(id) !== null);
  }

  draw(events: unknown[]): void {
    for (const event of events) {
      for (const step of this.#receipt.steps(event)) this.#step(step);
    }
    this.marks.follow();
    // Once for all that came together: what the page says of itself comes after its picture.
    if (this.#hasNews && this.#stage.shown) this.#sayDrawn();
    if (performance.now() - this.#tidied > TIDY_MS) this.#tidy();
  }

  #step(step: Step): void {
    const node = "id" in step && step.id !== null ? this.picture.node(step.id) : null;
    switch (step.type) {
      case "full":
        this.picture.draw(step.event);
        this.#stage.show();
        this.marks.clear();
        this.#hasNews = true;
        break;
      case "change":
        this.picture.draw(step.event);
        break;
      case "size":
        this.#stage.resize(step.width, step.height, this.picture.frame);
        if (step.url !== null) this.#page = { ...this.#page, url: step.url };
        break;
      case "move":
        this.marks.move(step.at, step.touch);
        break;
      case "press":
        this.marks.press(step.at, step.how);
        break;
      case "focus":
        this.marks.focus(step.id);
        break;
      case "select":
        drawSelection(this.picture, step.ranges);
        break;
      case "media":
        drawMedia(node, step.playing, step.time);
        break;
      case "canvas":
        drawCanvas(node, step.image);
        break;
      case "image":
        drawImage(node, step.image);
        break;
      case "font":
        this.#fonts.add(step.font, this.picture.document);
        break;
      case "page":
        this.#page = step.page;
        this.marks.touch(step.page.touch);
        this.#hasNews = true;
        break;
      case "stray":
        this.#lost();
        break;
    }
  }

  #sayDrawn(): void {
    this.#hasNews = false;
    const { url, title } = this.#page;
    this.#tell({ type: "drawn", ...this.#stage.size, url, title });
  }

  #tidy(): void {
    this.#tidied = performance.now();
    this.picture.tidy();
    this.#receipt.tidy();
  }
}
