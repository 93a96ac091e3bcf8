import type { LiveInvitation } from "@palique/shared/live-visitors.ts";
import { rooms } from "../realtime/namespaces.ts";
import {
  addToTrail,
  apart,
  type Change,
  type ComesFrom,
  type Entry,
  type HereSaid,
  mergeVisit,
  newEntry,
  newTab,
  type Seat,
  setAttributes,
  showTabs,
  type Tab,
  traits,
  turnTab,
} from "./entry.ts";
import { entryName } from "./entry-name.ts";
import { hearPages } from "./hear-pages.ts";
import { type Loaded, openIndexes } from "./indexes.ts";
import type { Others } from "./peers.ts";

/** Without a connection for so long somebody has left; a click on a link takes less. */
const LEFT_AFTER_MS = 3_000;
/** Who left is in the list for so long. */
const SHOWN_AFTER_MS = 60_000;
/** Entries in one process; of more those who left longest ago go. */
const ENTRIES_MAX = 50_000;

type Listener = (entry: Entry, change: Change) => void;

interface Options {
  now: () => number;
  id: () => string;
  most?: number;
  /** Of them from one address: nobody fills the register for all others. */
  mostPerAddress: number;
}

export type Live = ReturnType<typeof openRegistry>;

/** Who is on the sites by a connection to this process: one entry per browser on a site, in memory only. */
export function openRegistry({ now, id, most = ENTRIES_MAX, mostPerAddress }: Options) {
  const entries = new Map<string, Entry>();
  const indexes = openIndexes();
  const seats = new WeakMap<Seat, { entry: Entry; tab: Tab }>();
  /** With a tab that has no connection. */
  const leaving = new Set<Entry>();
  const listeners: Listener[] = [];
  let others: Others | null = null;
  const meetings = new WeakMap<Entry, Promise<void>>();

  function changed(entry: Entry, change: Change = "changed"): void {
    for (const listener of listeners) listener(entry, change);
  }

  function makeRoom(): boolean {
    if (entries.size < most) return true;
    for (const entry of leaving) {
      if (entry.seen.leftAt === null) continue;
      drop(entry);
      return true;
    }
    return false;
  }

  function begin(from: ComesFrom, here: HereSaid): Entry | null {
    if (indexes.countFrom(from.address) >= mostPerAddress || !makeRoom()) return null;
    const name = entryName(from, here);
    const entry = newEntry(entries.has(name) ? id() : name, from, here, now());
    entries.set(entry.seen.id, entry);
    indexes.add(entry);
    return entry;
  }

  function drop(entry: Entry, change: Change = "gone"): void {
    entries.delete(entry.seen.id);
    indexes.remove(entry);
    leaving.delete(entry);
    for (const tab of entry.tabs.values()) for (const seat of tab.seats) unseat(seat, entry, tab);
    changed(entry, change);
  }

  function seat(socket: Seat, entry: Entry, tab: Tab): void {
    entry.tabs.set(tab.id, tab);
    indexes.addTab(entry, tab.id);
    tab.seats.add(socket);
    tab.goneAt = null;
    seats.set(socket, { entry, tab });
    socket.join(rooms.live(entry.seen.id));
  }
  function unseat(socket: Seat, entry: Entry, tab: Tab): void {
    tab.seats.delete(socket);
    seats.delete(socket);
    socket.leave(rooms.live(entry.seen.id));
  }
  function dropTab(entry: Entry, tab: Tab): void {
    for (const one of tab.seats) unseat(one, entry, tab);
    entry.tabs.delete(tab.id);
    indexes.removeTab(entry, tab.id);
  }

  /**
   * The browser of this tab is somebody from now on. Where nothing was stored, other tabs came to it by a link and a
   * network address alone: they may be a stranger's, who must not be taken for them or hear what they are told.
   */
  function partOthers(entry: Entry, own: Tab): void {
    for (const tab of [...entry.tabs.values()]) {
      if (tab === own || tab.goneAt !== null) continue;
      const sockets = [...tab.seats];
      dropTab(entry, tab);
      const other = apart(entry, id());
      other.seen.since = tab.since;
      addToTrail(other.seen, tab);
      entries.set(other.seen.id, other);
      indexes.add(other);
      for (const socket of sockets) seat(socket, other, tab);
      showTabs(other);
      changed(other);
    }
    showTabs(entry);
  }

  /** One browser turned out to have two entries. */
  function absorb(into: Entry, from: Entry): void {
    const moved = [...from.tabs.values()].map((tab) => ({ tab, sockets: [...tab.seats] }));
    live.giveAway(from);
    for (const { tab, sockets } of moved) {
      into.tabs.set(tab.id, tab);
      indexes.addTab(into, tab.id);
      for (const socket of sockets) seat(socket, into, tab);
    }
    mergeVisit(into, from);
    leaving.add(into);
  }

  const live = {
    /** In this process. */
    find: (entryId: string): Entry | undefined => entries.get(entryId),
    /** Whose socket it is; undefined: it told nothing of itself, or nothing any more. */
    of: (socket: Seat): Entry | undefined => seats.get(socket)?.entry,
    all: (): Iterable<Entry> => entries.values(),
    count: (): number => entries.size,
    /** Browsers of a visitor that is known. */
    ofVisitor: indexes.ofVisitor,
    /** Browsers that have this conversation by a link. */
    ofLinked: indexes.ofLinked,
    /** Who would be found if they came now. */
    knows: (from: ComesFrom, here: Loaded): Entry | undefined => indexes.find(from, here, now()),
    connect(to: Others): void {
      others = to;
    },
    /** Resolves when other processes had their time to say that they know the browser. */
    met: async (entry: Entry): Promise<void> => meetings.get(entry),
    listen: (listener: Listener): void => void listeners.push(listener),
    /** Something in `entry.seen` was changed: consoles are to see it. */
    changed: (entry: Entry): void => changed(entry),

    /** A page is there, or again. Null when there is no room for one more. */
    arrive(socket: Seat, from: ComesFrom, here: HereSaid): Entry | null {
      const before = seats.get(socket);
      const found = indexes.find(from, here, now()) ?? before?.entry;
      const entry = found ?? begin(from, here);
      if (!entry) return null;
      const isStranger = !found || (from.tokenHash !== null && from.tokenHash !== entry.tokenHash);
      if (before && (before.entry !== entry || before.tab.id !== here.tab)) {
        dropTab(before.entry, before.tab);
        if (before.entry !== entry && before.entry.tabs.size === 0) drop(before.entry);
      }
      // The token came after the page: what it did without is the same browser's.
      const other = indexes.ofTab(from.siteId, here.tab);
      const same = other?.tabs.get(here.tab);
      if (other && same && other !== entry && other.tokenHash === null) {
        partOthers(other, same);
        absorb(entry, other);
      }
      const known = entry.tabs.get(here.tab);
      const tab = known ?? newTab(here.tab, here, now());
      seat(socket, entry, tab);
      if (known) turnTab(entry, known, here.page, now());
      else if (!before || entry.seen.page.url !== tab.page.url) addToTrail(entry.seen, tab);
      tab.active = here.active;
      const { place, placeKey, returning, userAgent: _, ...said } = traits(from, here);
      Object.assign(entry.seen, said, place && { place, placeKey });
      entry.seen.returning ||= returning;
      if (from.tokenHash !== null) live.claim(socket, from.tokenHash);
      setAttributes(entry.seen, here.attributes);
      showTabs(entry);
      changed(entry);
      if (isStranger && others) meetings.set(entry, others.stranger(entry, from, here));
      return entry;
    },
    ...hearPages((socket) => seats.get(socket), now, changed),
    /** The connection is gone. */
    leave(socket: Seat): void {
      const seated = seats.get(socket);
      if (!seated) return;
      const { entry, tab } = seated;
      unseat(socket, entry, tab);
      if (tab.seats.size > 0) return;
      tab.goneAt = now();
      // The last to go is the last of them.
      leaving.delete(entry);
      leaving.add(entry);
      showTabs(entry);
      changed(entry);
    },
    /** From here on the browser of this connection has a token. */
    claim(socket: Seat, tokenHash: string): Entry | undefined {
      const seated = seats.get(socket);
      if (!seated || seated.entry.tokenHash === tokenHash) return seated?.entry;
      const { entry, tab } = seated;
      if (entry.tokenHash === null) partOthers(entry, tab);
      const other = indexes.ofToken(entry.seen.siteId, tokenHash);
      if (other && other !== entry) {
        absorb(other, entry);
        showTabs(other);
        changed(other);
        return other;
      }
      indexes.remove(entry);
      entry.tokenHash = tokenHash;
      indexes.add(entry);
      return entry;
    },
    /** In no list until then, epoch ms. */
    keepOut(socket: Seat, until: number): void {
      const entry = live.of(socket);
      if (!entry || entry.seen.blockedUntil === until) return;
      entry.seen.blockedUntil = until;
      changed(entry);
    },
    /** Whose row of the database it is; by a link: which conversation it has. */
    setVisitor(entry: Entry, visitorId: string | null, linkedId: string | null): void {
      indexes.remove(entry);
      entry.visitorId = visitorId;
      entry.linkedId = linkedId;
      indexes.add(entry);
    },
    /** Another process knew the browser already: it has one name everywhere. */
    rename(entry: Entry, entryId: string): Entry {
      const { id: before } = entry.seen;
      const there = entries.get(entryId);
      if (there && there !== entry) absorb(there, entry);
      if (!there) {
        changed({ ...entry, visitorId: null, seen: { ...entry.seen } }, "moved");
        entries.delete(before);
        entry.seen.id = entryId;
        entries.set(entryId, entry);
        for (const tab of entry.tabs.values()) {
          for (const seat of tab.seats) {
            seat.leave(rooms.live(before));
            seat.join(rooms.live(entryId));
          }
        }
      }
      changed(there ?? entry);
      return there ?? entry;
    },
    /** What it did is kept, and stored, with another entry of the same browser. */
    giveAway(entry: Entry): void {
      live.setVisitor(entry, null, null);
      drop(entry, "moved");
    },
    setInvitation(entryId: string, invitation: LiveInvitation | null): void {
      const entry = entries.get(entryId);
      if (!entry) return;
      entry.seen.invitation = invitation;
      changed(entry);
    },
    /** Out of every list, at once. */
    drop,
    /** Lets time pass: who is gone long enough has left, and later is not listed any more. */
    sweep(): void {
      const at = now();
      for (const entry of leaving) {
        let here = false;
        let lastAt = 0;
        let waits = false;
        for (const tab of entry.tabs.values()) {
          if (tab.goneAt === null) here = true;
          else if (at - tab.goneAt >= SHOWN_AFTER_MS) dropTab(entry, tab);
          else waits = true;
          lastAt = Math.max(lastAt, tab.goneAt ?? at);
        }
        if (!here && !waits) drop(entry);
        else if (!here && entry.seen.leftAt === null && at - lastAt >= LEFT_AFTER_MS) {
          entry.seen.state = "left";
          entry.seen.leftAt = lastAt;
          changed(entry);
        } else if (here && !waits) leaving.delete(entry);
      }
    },
  };
  return live;
}
