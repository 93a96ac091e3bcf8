import { randomText } from "./random.ts";
import type { Storage } from "./storage.ts";

/** Who this browser is: the owner of its conversation, else whom tracking counts; null: nobody yet. */
export function tokenOf(storage: Storage): string | null {
  return storage.get("token") ?? storage.get("seen")?.split(" ")[0] ?? null;
}

/** Makes it last: somebody writes, or the page says who it is. */
export function keepToken(storage: Storage): string {
  const token = tokenOf(storage) ?? randomText(43);
  storage.set("token", token);
  return token;
}
