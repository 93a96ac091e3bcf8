import type { App } from "../app.ts";
import type { VisitorNamespace } from "../realtime/namespaces.ts";
import { PEERS, type Telling, type Told, type Watched } from "./peers.ts";

/** Others are told this often that somebody looks. */
const RENEW_MS = 2_000;
/** Whoever said nothing for so long is dead, and so are its connections. */
const SILENT_MS = 6_000;
/** A console that is loaded anew finds everybody still there. */
const KEEP_MS = 10_000;
/** What others know comes within this time, or not with the first answer. */
const READY_MS = 1_000;
const OPEN_MS = 300;
const AGAIN_MS = 300;

interface Peer {
  seq: number;
  /** Everybody of it is here. */
  isWhole: boolean;
  /** Who was told since it began to tell everybody anew. */
  renewed: Set<string> | null;
  heardAt: number;
  people: Map<string, Told>;
}

export type Mirror = ReturnType<typeof openMirror>;

/** Who is on the sites by connections to other processes, while a console of this one looks. */
export function openMirror(app: App, visitors: VisitorNamespace) {
  const peers = new Map<string, Peer>();
  const byId = new Map<string, Map<string, Told>>();
  const listeners: (() => void)[] = [];
  let opened: readonly string[] = [];
  let isFollowing = false;
  let since = 0;
  let renewing: NodeJS.Timeout | null = null;
  let forgetting: NodeJS.Timeout | null = null;
  let asking: NodeJS.Timeout | null = null;

  function put(from: string, peer: Peer, told: Told): void {
    const { id } = told.seen;
    peer.people.set(id, told);
    const there = byId.get(id);
    if (there) there.set(from, told);
    else byId.set(id, new Map([[from, told]]));
  }
  function remove(from: string, peer: Peer, id: string): void {
    peer.people.delete(id);
    const there = byId.get(id);
    there?.delete(from);
    if (there?.size === 0) byId.delete(id);
  }
  function forget(from: string): void {
    const peer = peers.get(from);
    if (!peer) return;
    for (const id of peer.people.keys()) remove(from, peer, id);
    peers.delete(from);
    for (const listener of listeners) listener();
  }

  function hear(telling: Telling): void {
    if (!isFollowing) return;
    const { from, seq, isFirst, isLast, told, gone } = telling;
    const known = peers.get(from);
    const peer = known ?? { seq: 0, isWhole: false, renewed: null, heardAt: 0, people: new Map() };
    if (!known) peers.set(from, peer);
    else if (seq !== peer.seq + 1) peer.isWhole = false;
    if (isFirst) peer.renewed = new Set();
    else if (seq !== peer.seq + 1) peer.renewed = null;
    peer.seq = seq;
    peer.heardAt = performance.now();
    for (const one of told) {
      put(from, peer, one);
      peer.renewed?.add(one.seen.id);
    }
    for (const id of gone) remove(from, peer, id);
    if (isLast && peer.renewed) {
      for (const id of peer.people.keys()) if (!peer.renewed.has(id)) remove(from, peer, id);
      peer.isWhole = true;
      peer.renewed = null;
    }
    if (!peer.isWhole && !peer.renewed) asking ??= setTimeout(renew, AGAIN_MS).unref();
    if (told.length + gone.length > 0 || isLast) for (const listener of listeners) listener();
  }

  function renew(): void {
    if (asking) clearTimeout(asking);
    asking = null;
    if (!isFollowing) return;
    const now = performance.now();
    for (const [from, { heardAt }] of peers) if (now - heardAt > SILENT_MS) forget(from);
    const have = [...peers].filter(([, { isWhole }]) => isWhole).map(([from]) => from);
    visitors.serverSideEmit(PEERS.watched, {
      by: app.processId,
      have,
      opened: [...opened],
    } satisfies Watched);
  }
  function forgetAll(): void {
    forgetting = null;
    isFollowing = false;
    for (const from of [...peers.keys()]) forget(from);
    if (renewing) clearInterval(renewing);
  }

  async function until(ms: number, fits: () => boolean): Promise<void> {
    const end = performance.now() + ms;
    while (!fits() && performance.now() < end) await new Promise((done) => setTimeout(done, 20));
  }

  function ofConversation(id: string): ReadonlyMap<string, Told> | undefined {
    for (const told of byId.values()) {
      for (const { seen } of told.values()) if (seen.conversation?.id === id) return told;
    }
    return undefined;
  }

  visitors.on(PEERS.telling, hear);
  visitors.on(PEERS.ended, forget);

  return {
    /** By id, and there by process: pages of one browser may be with several. */
    people: byId as ReadonlyMap<string, ReadonlyMap<string, Told>>,
    listen: (listener: () => void): void => void listeners.push(listener),
    /** A console looks, at these whole; null: none does any more. */
    follow(ids: readonly string[] | null): void {
      if (ids === null) {
        opened = [];
        forgetting ??= setTimeout(forgetAll, KEEP_MS).unref();
        return;
      }
      if (forgetting) clearTimeout(forgetting);
      forgetting = null;
      const isNew = !isFollowing || ids.some((id) => !opened.includes(id));
      opened = ids;
      if (!isFollowing) {
        isFollowing = true;
        since = performance.now();
        renewing = setInterval(renew, RENEW_MS).unref();
      }
      if (isNew) renew();
    },
    /** Resolves when what others know is here, or took too long. */
    async ready(openId: string | null): Promise<void> {
      const left = since + READY_MS - performance.now();
      if (left > 0) {
        const processes = await visitors.adapter.serverCount();
        await until(left, () => [...peers.values()].filter(({ isWhole }) => isWhole).length >= processes - 1);
      }
      const open = openId === null ? undefined : (byId.get(openId) ?? ofConversation(openId));
      if (open) await until(OPEN_MS, () => [...open.values()].some(({ isWhole }) => isWhole));
    },
  };
}
