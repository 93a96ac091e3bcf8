import type { SearchResults } from "@palique/shared/search.ts";
import { batch, computed, signal } from "@preact/signals";
import { receiveShown } from "../inbox/inbox.model.ts";
import { ask } from "../live/ask.ts";
import { whenSignedOut } from "../session.model.ts";

const EMPTY: SearchResults = { conversations: [], people: [], messages: [] };
/** A pause this long in the writing asks the server. */
const ASK_AFTER_MS = 120;

/** What stands in the field of the list; the results stand in the list as long as it is not empty. */
export const query = signal("");
export const results = signal<SearchResults>(EMPTY);
/** "loading" only while there is nothing to show yet: old results stay until the new ones are there. */
export const state = signal<"idle" | "loading" | "ready" | "failed">("idle");
/** The words the results are for. */
const answeredQuery = signal("");
/** While more is being written, the results are those of before. */
export const isCurrent = computed(
  () => state.value === "ready" && answeredQuery.value === query.value.trim(),
);
/** Raised to bring the focus into the field. */
export const focusAsked = signal(0);

let timer: ReturnType<typeof setTimeout> | undefined;
let under: AbortController | null = null;

/** Asks the server; null when it was stopped or could not be answered. What it shows is known from then on. */
export async function searchConversations(text: string, stopped: AbortSignal): Promise<SearchResults | null> {
  const reply = await ask("search", { query: text });
  if (stopped.aborted || !reply.ok) return null;
  const { conversations, people, messages } = reply.value;
  receiveShown(...[...conversations, ...people, ...messages].map(({ conversation }) => conversation));
  return reply.value;
}

export function writeQuery(text: string): void {
  query.value = text.slice(0, 200);
  clearTimeout(timer);
  under?.abort();
  if (text.trim() === "") {
    clearSearch();
    return;
  }
  if (state.peek() !== "ready") state.value = "loading";
  timer = setTimeout(() => void look(), ASK_AFTER_MS);
}

/** Asks again, after a failure. */
export async function look(): Promise<void> {
  const mine = new AbortController();
  under = mine;
  const text = query.peek().trim();
  const found = await searchConversations(text, mine.signal);
  if (mine.signal.aborted) return;
  batch(() => {
    state.value = found ? "ready" : "failed";
    results.value = found ?? EMPTY;
    answeredQuery.value = text;
  });
}

export function clearSearch(): void {
  clearTimeout(timer);
  under?.abort();
  batch(() => {
    query.value = "";
    results.value = EMPTY;
    state.value = "idle";
  });
}

whenSignedOut(clearSearch);
