import type { Watcher } from "@palique/shared/cobrowse.ts";
import type { OperatorSignal } from "@palique/shared/sharing.ts";
import type { Shared } from "../share/parts.ts";
import { type Body, openPeer, type Peer } from "./peer.ts";

/** More would be one operator's doing. */
const PEERS_MAX = 30;
/** What goes on in silence is told to the server, which ends what is left alone. */
const HERE_EVERY_MS = 60_000;

interface PeersOptions {
  /** What joins now gets an answer. */
  ready(): boolean;
  prepare(connection: RTCPeerConnection): void;
  /** Somebody came or went. */
  changed(): void;
  /** Of a call: the last to join has it. */
  only?: boolean;
}

/** All that look on, or the one that is talked with. Each joins by itself. */
export function createPeers(shared: Shared, { ready, prepare, changed, only }: PeersOptions) {
  const { link } = shared.base;
  const shareId = shared.share().id;
  /** By the id that the other end made; without a peer until it is known how it can be reached. */
  const all = new Map<string, { by: Watcher; peer?: Peer }>();
  const here = setInterval(() => void link.ask("share:ice", { shareId }), HERE_EVERY_MS);

  const send = (peer: string, body: Body) => link.tell("share:signal", { shareId, peer, body });

  function drop(id: string): void {
    const entry = all.get(id);
    if (!entry) return;
    all.delete(id);
    entry.peer?.close();
    changed();
  }
  function sendAway(type: "leave" | "taken"): void {
    for (const id of [...all.keys()]) {
      send(id, { type });
      drop(id);
    }
  }
  const leaveAll = () => sendAway("leave");
  // The others need not find out by waiting. Before the base hears it, which hangs up.
  addEventListener("pagehide", leaveAll, true);

  async function welcome(id: string, by: OperatorSignal["by"]): Promise<void> {
    if (only) sendAway("taken");
    if (all.size >= PEERS_MAX) return;
    const entry: { by: Watcher; peer?: Peer } = { by: { operatorId: by.id, name: by.name } };
    all.set(id, entry);
    const reply = await link.ask("share:ice", { shareId });
    if (all.get(id) !== entry) return;
    if (!reply?.ok) return drop(id);
    const peer = openPeer(reply.value, {
      prepare,
      send: (body) => send(id, body),
      changed() {
        if (/failed|closed/.test(peer.connection.connectionState)) drop(id);
        else changed();
      },
    });
    entry.peer = peer;
  }

  return {
    hear(signal: OperatorSignal): void {
      if (signal.peer === null) {
        for (const [other, { by }] of [...all]) if (by.operatorId === signal.by.id) drop(other);
        return;
      }
      const { peer: id, body, by } = signal;
      const known = all.get(id);
      if (known?.peer && body.type !== "leave") known.peer.hear(body);
      else if (body.type === "leave") drop(id);
      else if (body.type === "join" && !known && ready()) void welcome(id, by);
    },
    /** Those that are connected. */
    connections: () => [...all.values()].flatMap(({ peer }) => (isUp(peer) ? [peer.connection] : [])),
    /** Who they are, each of them once. */
    watchers(): Watcher[] {
      const up = [...all.values()].filter(({ peer }) => isUp(peer));
      return [...new Map(up.map(({ by }) => [by.operatorId, by])).values()];
    },
    leaveAll,
    close(): void {
      clearInterval(here);
      removeEventListener("pagehide", leaveAll, true);
      leaveAll();
    },
  };
}

function isUp(peer: Peer | undefined): peer is Peer {
  return peer?.connection.connectionState === "connected";
}
