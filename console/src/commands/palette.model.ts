import { computed, signal } from "@preact/signals";
import { focusedRow } from "../conversation/focus.model.ts";
import { closeOverlay } from "./overlay.model.ts";
import { type Section, sectionsFor } from "./palette-rows.ts";
import { noteUsed, recentIds } from "./recent.ts";
import { allCommands, type Command } from "./registry.ts";
import type { PaletteItem, PaletteSource } from "./sources.ts";
import { t } from "./texts.ts";

/** A pause this long in the writing asks the sources that answer by themselves. */
const ASK_AFTER_MS = 150;

/** Fetched once; with the commands alone the palette is there at the first press of its keys. */
const sources = signal<readonly PaletteSource[]>([]);

export async function loadSources(): Promise<void> {
  if (sources.peek().length > 0) return;
  // Not fetched, without a connection perhaps: the next time it is opened.
  const loaded = await import("./all-sources.ts").catch(() => null);
  if (loaded) sources.value = loaded.SOURCES;
}

/** The palette, from when it is opened to when it is closed. */
export function openPalette() {
  const row = focusedRow.peek();
  const recent = recentIds();
  const own = computed(ownSections);
  const query = signal("");
  const sections = computed(() => sectionsFor(query.value, own.value, recent, t("recent")));
  /** Of the sources that answer by themselves; always last, so that nothing moves when they come. */
  const found = signal<readonly Section[]>([]);
  const isAsking = signal(false);
  let stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function write(text: string): void {
    query.value = text;
    found.value = [];
    cancel();
    const able = sources.peek().filter((source) => source.search);
    isAsking.value = text.trim() !== "" && able.length > 0;
    if (!isAsking.peek()) return;
    const { signal: stopped } = stop;
    timer = setTimeout(async () => {
      for (const source of able) {
        const items = (await source.search?.(text.trim(), stopped).catch(() => [])) ?? [];
        if (stopped.aborted) return;
        const fresh = items.filter(
          ({ id }) => !sections.peek().some((one) => one.items.some((item) => item.id === id)),
        );
        if (fresh.length > 0)
          found.value = [...found.peek(), { id: source.id, title: source.title(), items: fresh }];
      }
      isAsking.value = false;
    }, ASK_AFTER_MS);
  }

  function cancel(): void {
    clearTimeout(timer);
    stop.abort();
    stop = new AbortController();
  }

  function run(item: PaletteItem): void {
    noteUsed(item.id);
    closeOverlay();
    // First the focus goes back to where it was; the command may send it elsewhere.
    setTimeout(item.run);
  }

  function ownSections(): Section[] {
    const listed = allCommands().filter((one) => one.id !== "view.palette" && !one.onlyWritten);
    const commands = listed.filter((one) => one.when(row));
    const about = commands.filter(({ group }) => group === "conversation").map(itemOf);
    const rest = commands.filter(({ group }) => group !== "conversation").map(itemOf);
    const others = sources.value.map(({ id, title, items }) => ({
      id,
      title: title(),
      items: items?.() ?? [],
    }));
    return [
      { id: "conversation", title: t("group_conversation"), items: about },
      ...others,
      { id: "commands", title: t("commands"), items: rest },
    ];
  }

  function itemOf({ id, title, icon, keywords = "", keys, run: act }: Command): PaletteItem {
    const [shown] = keys ?? [];
    return { id, title: title(), icon, keywords, ...(shown ? { keys: shown } : {}), run: () => act(row, "") };
  }

  return { query, sections, found, isAsking, write, run, cancel };
}
