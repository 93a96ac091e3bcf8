import type { ComesFrom, Entry, HereSaid, Seen } from "./entry.ts";
import type { Loaded } from "./indexes.ts";

/** What the register tells other processes, where there are any. */
export interface Others {
  /** Nobody here knew this browser, or that it has this token. Resolves when it is clear whether others did. */
  stranger(entry: Entry, from: ComesFrom, here: HereSaid): Promise<void>;
}

/** What processes tell each other of who is on the sites, over the visitors' namespace. */
export const PEERS = {
  /** A console looks: Watched. */
  watched: "live:watched",
  /** Who is here, and what changed: Telling. */
  telling: "live:telling",
  /** A process ends: its id. */
  ended: "live:ended",
  /** Does anybody know this browser? Question. */
  who: "live:who",
  /** Somebody does: Answer. */
  known: "live:known",
  /** The answer was taken: Taken. */
  taken: "live:taken",
  /** A browser that is known to several is gone here: Left. */
  left: "live:left",
} as const;

export interface Watched {
  by: string;
  /** Processes of which everybody is known there. */
  have: string[];
  /** Ids of those who are looked at whole, or of their conversations. */
  opened: string[];
}

/** Somebody on the sites, as another process knows them. */
export interface Told {
  seen: Seen;
  visitorId: string | null;
  /** With pages, events and all else that only a closer look shows. */
  isWhole: boolean;
}

export interface Telling {
  from: string;
  /** Counts up by one: whoever misses one asks for everybody anew. */
  seq: number;
  /** Everybody is told anew from here on; with this one everybody was. */
  isFirst: boolean;
  isLast: boolean;
  told: Told[];
  /** Ids of who is in no list any more. */
  gone: string[];
}

export interface Question {
  by: string;
  /** Of the entry that is asked about. */
  id: string;
  from: Omit<ComesFrom, "place">;
  here: Loaded;
}

/** A visit as it is with one process. */
export type Visited = Pick<Entry, "seen" | "stored">;

export interface Answer extends Visited {
  to: string;
  /** The entry that was asked about. */
  id: string;
  /** It has pages open there, and so stays there, too. */
  isHere: boolean;
  /** It is the same load of a page. */
  isSameTab: boolean;
}

export interface Taken {
  id: string;
  isHere: boolean;
}

export interface Left {
  id: string;
  /** Null: nobody is to know of it any more. */
  heritage: Visited | null;
}
