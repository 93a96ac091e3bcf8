import { signal } from "@preact/signals";
import { tell } from "../live/link.ts";

/** How long a sign of writing counts. */
const FADES_MS = 4_000;
const EVERY_MS = 2_000;

/** Who writes where: "room operator" to the timer that ends it. */
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const typists = signal<ReadonlySet<string>>(new Set());

export function somebodyTypes(roomId: string, operatorId: string): void {
  const key = `${roomId} ${operatorId}`;
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => noLongerTyping(roomId, operatorId), FADES_MS),
  );
  typists.value = new Set(typists.peek()).add(key);
}

export function noLongerTyping(roomId: string, operatorId: string): void {
  const key = `${roomId} ${operatorId}`;
  clearTimeout(timers.get(key));
  timers.delete(key);
  if (!typists.peek().has(key)) return;
  const next = new Set(typists.peek());
  next.delete(key);
  typists.value = next;
}

export function typistsIn(roomId: string): string[] {
  return [...typists.value]
    .filter((key) => key.startsWith(`${roomId} `))
    .map((key) => key.split(" ")[1] ?? "");
}

let told = { roomId: "", at: 0 };
export function tellTyping(roomId: string): void {
  if (told.roomId === roomId && Date.now() - told.at < EVERY_MS) return;
  told = { roomId, at: Date.now() };
  tell("team:typing", { roomId });
}
export function wasSent(): void {
  told = { roomId: "", at: 0 };
}
