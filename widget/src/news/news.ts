import type { Base } from "../base/parts.ts";
import { drawAttention } from "./attention.ts";
import { countUnread } from "./count.ts";
import { staysOpen } from "./stays-open.ts";

/** An answer to a probe comes this fast or the connection is taken for dead. */
const PROBE_MS = 5_000;

/**
 * Where a conversation lives and its panel is closed: tells of answers, and nothing else is loaded for it. Whatever
 * happens it asks where things stand, which also tells the server what has arrived here. Once the core is there,
 * that does it.
 */
export function openNews(base: Base): () => void {
  const { storage, link } = base;
  base.attention ??= drawAttention(base);

  async function ask(probe?: boolean): Promise<void> {
    const reply = await link.ask("session:open", {}, probe ? PROBE_MS : undefined);
    if (base.core || !reply) return;
    // Refused, for now: a new connection asks again.
    if (!reply.ok) return link.redial(reply.retryAfterMs ?? PROBE_MS);
    const live = reply.value.chat?.conversationId ?? null;
    base.attention?.(live ?? "", ...countUnread(reply.value));
    if (live !== storage.get("live")) storage.set("live", live);
  }

  /** It was left open, or something written waits to be sent. */
  function mayWake(): void {
    if (storage.get("unsent") || staysOpen(storage.get("open"), false)) void base.move("near");
  }

  base.join((event) => {
    if (base.core) return;
    if (event === "kept") mayWake();
    else if (/up|woke|resync|message|read:mine|chat/.test(event)) void ask(event === "woke");
  });
  mayWake();
  void ask();
  return () => {};
}
