import type { Base } from "../base/parts.ts";
import { drawAttention } from "./attention.ts";
import { countUnread } from "./count.ts";
import { staysOpen } from "./stays-open.ts";

/** Refused without a word on when to come back. */
const RETRY_MS = 5_000;

/**
 * Where a conversation lives and its panel is closed: tells of answers, and nothing else is loaded for it. Whatever
 * happens it asks where things stand, which also tells the server what has arrived here. Once the core is there,
 * that does it.
 */
export function openPart(base: Base): () => void {
  const { storage, link } = base;
  const tell = base.attention ?? drawAttention(base);
  base.attention = tell;

  async function ask(): Promise<void> {
    const reply = await link.ask("session:open", {});
    if (base.core || !reply) return;
    // Refused, for now: a new connection asks again.
    if (!reply.ok) return link.redial(reply.retryAfterMs ?? RETRY_MS);
    const live = reply.value.chat?.conversationId ?? null;
    tell(live ?? "", ...countUnread(reply.value));
    if (live !== storage.get("live")) storage.set("live", live);
  }

  /** It was left open, or something written waits to be sent. */
  function mayWake(): void {
    if (storage.get("unsent") || staysOpen(base, storage.get("open"), false)) void base.move("near");
  }

  base.join((event) => {
    if (base.core) return;
    if (event === "kept") mayWake();
    else if (/up|woke|resync|message|read:mine|chat/.test(event)) void ask();
  });
  mayWake();
  void ask();
  return () => {};
}
