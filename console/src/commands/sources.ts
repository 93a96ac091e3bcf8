import type { IconNode } from "lucide";

/** One line of the palette. */
export interface PaletteItem {
  /** Its own among all: what was used lately is remembered by it. */
  id: string;
  title: string;
  icon: IconNode;
  /** Said in small behind the title. */
  about?: string;
  /** Other words it is found by. */
  keywords?: string;
  keys?: string;
  run: () => void;
}

/** Brings lines of one kind into the palette, besides the commands. */
export interface PaletteSource {
  id: string;
  title: () => string;
  /** Everything there is now, to be found by title and keywords. */
  items?: () => readonly PaletteItem[];
  /** Answers a query by itself, from the server for example; never asked for "". */
  search?: (query: string, signal: AbortSignal) => Promise<readonly PaletteItem[]>;
}
