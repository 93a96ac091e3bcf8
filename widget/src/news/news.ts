import type { Message } from "@palique/shared/conversation.ts";
import type { ChatView } from "@palique/shared/visitor.ts";
import type { Base } from "../base/parts.ts";
import type { Heard } from "../link/link.ts";
import { drawAttention } from "./attention.ts";
import { type Counted, countMessage, countSession, read } from "./count.ts";
import { staysOpen } from "./stays-open.ts";

/** An answer to a probe comes this fast or the connection is taken for dead. */
const PROBE_MS = 5_000;

/**
 * Where a conversation lives and its panel is closed: tells of answers, and nothing else is loaded for it. Once the
 * core is there, that does it.
 */
export function openNews(base: Base): () => void {
  const { storage, link } = base;
  base.attention ??= drawAttention(base);
  let counted: Counted | undefined;

  function take(now: Counted): void {
    counted = now;
    base.attention?.(now.id, now.newest, now.unread.length);
  }

  async function ask(probe?: "probe"): Promise<void> {
    const reply = await link.ask("session:open", {}, probe && PROBE_MS);
    if (base.core) return;
    if (reply?.ok) {
      take(countSession(reply.value));
      const live = counted?.id || null;
      if (live !== storage.get("live")) storage.set("live", live);
    }
    // Refused, for now: a new connection asks again.
    else if (reply) link.redial(reply.retryAfterMs ?? PROBE_MS);
  }

  function receive(message: Message): void {
    if (message.conversationId !== counted?.id) return;
    const now = countMessage(counted, message);
    if (now === "gap") return void ask();
    if (now.newest > counted.newest) {
      link.tell("conversation:got", { conversationId: counted.id, seq: now.newest });
    }
    take(now);
  }

  /** It was left open, or something written waits to be sent. */
  function mayWake(): void {
    if (storage.get("unsent") || staysOpen(storage.get("open"), false)) void base.move("near");
  }

  const hear: Heard = (event, data) => {
    if (base.core) return;
    if (event === "up" || event === "resync") void ask();
    else if (event === "woke") void ask("probe");
    else if (event === "kept") mayWake();
    else if (event === "message") receive(data as Message);
    else if (event === "read:mine") counted &&= read(counted, (data as { seq: number }).seq);
    else if (event === "chat" && (data as ChatView).conversationId !== counted?.id) void ask();
  };
  base.join(hear);
  mayWake();
  void ask();
  return () => {};
}
