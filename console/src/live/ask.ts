import type { Reply } from "@palique/shared/reply.ts";
import type { AskEvent, InputOf, OutputOf } from "./contract.ts";
import { askOnce, linkState, probe, whenReady } from "./link.ts";

/**
 * Asks until there is an answer, over reconnections: every question of the contract may be repeated.
 * "not-signed-in" when the console was signed out before.
 */
export async function ask<E extends AskEvent>(event: E, input: InputOf<E>): Promise<Reply<OutputOf<E>>> {
  for (;;) {
    await whenReady();
    if (linkState.peek() === "off") return { ok: false, error: "not-signed-in" };
    const reply = await askOnce(event, input);
    if (!reply) {
      probe();
      await pause(500);
      continue;
    }
    const isLater = !reply.ok && (reply.error === "unavailable" || reply.error === "rate-limited");
    if (reply.ok || !isLater) return reply;
    await pause(reply.retryAfterMs ?? 1_000);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
