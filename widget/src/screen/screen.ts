import { createPeers } from "../call/peers.ts";
import { createTools, problemOf } from "../call/tools.ts";
import { takeTurn } from "../call/turn.ts";
import { SCREEN_WORDS } from "../i18n/screen.ts";
import type { OpenSharePart } from "../share/parts.ts";

/** Letters stay readable, and a watcher more costs little: a screen is no film. `surfaceSwitching` is not in TypeScript's types. */
const WANTED: DisplayMediaStreamOptions & { surfaceSwitching: "include" } = {
  video: { frameRate: { max: 15 } },
  audio: false,
  surfaceSwitching: "include",
};

/** Shows what the visitor chose in the browser's own question, which comes with the click that opens this. */
export const open: OpenSharePart = (shared) => {
  const words = SCREEN_WORDS[shared.base.told.locale];
  const tools = createTools(shared);
  let track: MediaStreamTrack | undefined;
  let isOver = false;
  let letGo: (() => void) | undefined;

  const peers = createPeers(shared, {
    ready: () => track !== undefined,
    prepare(connection) {
      if (track) connection.addTransceiver(track, { direction: "sendonly" });
    },
    changed: () => shared.tell({ watchers: peers.watchers() }),
  });
  const choose = tools.button(words.choose, ask);

  async function ask(): Promise<void> {
    choose.hidden = true;
    tools.say("");
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia(WANTED);
      const [chosen] = stream.getVideoTracks();
      if (isOver || !chosen) return chosen?.stop();
      chosen.contentHint = "detail";
      // The browser's own "Stop sharing", or what was shown is closed.
      chosen.onended = () => shared.end("stopped");
      track = chosen;
      letGo = takeTurn(shared.share().id, lost);
      shared.tell({ watchers: [], state: "live" });
    } catch (error) {
      if (isOver) return;
      choose.hidden = false;
      tools.say(words[problemOf(error)]);
    }
  }
  function drop(): void {
    track?.stop();
    track = undefined;
    peers.leaveAll();
  }
  /** Another tab has it now. */
  function lost(): void {
    if (isOver) return;
    drop();
    shared.tell({ state: "hidden" });
  }

  shared.tell({ watchers: [] });
  void ask();
  return {
    signal: peers.hear,
    stop() {
      isOver = true;
      drop();
      peers.close();
      letGo?.();
      tools.remove();
    },
  };
};
