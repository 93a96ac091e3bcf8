import { record } from "@rrweb/record";
import { EventType, type eventWithTime } from "@rrweb/types";
import type { Shared } from "../share/parts.ts";
import { askedAttributes } from "./asked-attributes.ts";
import { canvasNews } from "./canvases.ts";
import { fieldValue } from "./clean-attribute.ts";
import { cleanEvent } from "./clean-event.ts";
import { fontNews } from "./fonts.ts";
import { imageNews } from "./images.ts";
import { pageNews } from "./page-news.ts";
import { privacyOf } from "./privacy.ts";
import type { Queue } from "./queue.ts";

const POINTER_MS = 40;
const SCROLL_MS = 50;

export interface Recorder {
  nodeOf(id: number): Node | null;
  /** Begins anew; `fresh`: for somebody who has nothing yet. */
  snapshot(fresh: boolean): void;
  unloaded(ids: readonly number[]): void;
  stop(): void;
}

/** Records the page into the queue, each event cleaned before anything else sees it. */
export function startRecorder({ base, share }: Shared, queue: Queue): Recorder {
  const privacy = privacyOf(share().rules, base.host.root.host);
  const nodeOf = (id: number) => record.mirror.getNode(id);
  const idOf = (node: Node) => record.mirror.getId(node);
  const privacyNow = (node: Node | null) => {
    privacy.forget();
    return privacy.of(node);
  };
  const add = (news: eventWithTime) => {
    if (!stopped) queue.addLater(news);
  };
  const sendImage = imageNews(nodeOf, privacyNow, add);
  const canvases = canvasNews(idOf, privacyNow, add);
  const sense = {
    privacyOf: privacy.of,
    asked: askedAttributes(),
    nodeOf,
    isOwnPicture: (id: number) => void setTimeout(sendImage, 0, id),
  };
  const page = pageNews(base, (news) => queue.add(news));
  let stopped = false;

  const stop = record({
    emit(event) {
      if (stopped) return;
      privacy.forget();
      const clean = cleanEvent(event, sense);
      if (!clean) return;
      queue.add(clean, clean.type === EventType.Meta);
      if (clean.type === EventType.FullSnapshot) {
        page.tell();
        canvases.again();
      } else if (clean.type === EventType.IncrementalSnapshot) page.look();
    },
    blockSelector: privacy.blocks,
    maskAllInputs: true,
    maskInputFn: (text, element) => fieldValue(element, text, privacy.of(element)),
    sampling: { mousemove: POINTER_MS, mousemoveCallback: POINTER_MS, scroll: SCROLL_MS, media: 500 },
    slimDOMOptions: {
      script: true,
      comment: true,
      headFavicon: true,
      headMetaHttpEquiv: true,
      headMetaSocial: true,
    },
    recordAfter: "DOMContentLoaded",
    errorHandler: () => true,
  });
  void fontNews(add, () => stopped);

  return {
    nodeOf,
    snapshot(fresh) {
      if (fresh) void fontNews(add, () => stopped);
      // Until the document is there, nothing is recorded.
      if (!stopped && document.readyState !== "loading") record.takeFullSnapshot();
    },
    unloaded(ids) {
      for (const id of ids) void sendImage(id);
    },
    stop() {
      stopped = true;
      canvases.stop();
      stop?.();
    },
  };
}
