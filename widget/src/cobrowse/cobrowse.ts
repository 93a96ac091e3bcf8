import type { OwnShare } from "@palique/shared/sharing.ts";
import type { Acts } from "../acts/parts.ts";
import type { OpenSharePart, SharePart } from "../share/parts.ts";
import { connectPage } from "./page-link.ts";
import { openQueue } from "./queue.ts";
import { type Recorder, startRecorder } from "./recorder.ts";

/** Shows the page to the operators who look on, while it is the tab in sight and the visitor allows it. */
export const open: OpenSharePart = (shared): SharePart => {
  let recorder: Recorder | undefined;
  let acts: Promise<Acts> | undefined;
  let stopped = false;

  const queue = openQueue({
    send: (frames) => link.send(frames),
    needed: () => recorder?.snapshot(false),
    tooLarge(is) {
      shared.tell({ tooLarge: is });
      link.tooLarge(is);
    },
  });
  const link = connectPage(shared, {
    shown(shown) {
      shared.tell({ state: shown ? "live" : "hidden" });
      if (shown) record();
      else pause();
    },
    snapshot: () => recorder?.snapshot(true),
    unloaded: (ids) => recorder?.unloaded(ids),
    watchers: (watchers) => shared.tell({ watchers }),
    act: async ({ from, n, body, operator }) => {
      const refused = (await openActs())?.act(body, operator);
      if (refused !== undefined) link.acted({ to: from, n, refused });
    },
    down() {
      pause();
      shared.tell({ state: "away" });
    },
  });

  function record(): void {
    pause();
    recorder = startRecorder(shared, queue);
  }

  function pause(): void {
    recorder?.stop();
    recorder = undefined;
    queue.clear();
  }

  async function openActs(): Promise<Acts | undefined> {
    acts ??= import("../acts/acts.ts").then(({ openActs: openPart }) =>
      openPart({ shared, nodeOf: (id) => recorder?.nodeOf(id) ?? null }),
    );
    const opened = await acts.catch(() => undefined);
    if (stopped) opened?.stop();
    return stopped ? undefined : opened;
  }

  /** Whoever has control finds it loaded: only from then on is it known whether the visitor is at it right now. */
  function prepare({ control }: OwnShare): void {
    if (control.level !== "view") void openActs();
  }
  prepare(shared.share());

  return {
    changed: prepare,
    stop() {
      stopped = true;
      link.close();
      pause();
      void acts?.then((opened) => opened.stop());
    },
  };
};
