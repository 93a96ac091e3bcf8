import type { Failure, Reply } from "@palique/shared/reply.ts";
import type { Link } from "../link/link.ts";
import type { Answer, AskName, Input } from "../link/transport.ts";

const RETRY_MS = 3_000;
/** A bug on the server may pass with a restart, but nothing may block what comes after it for good. */
const INTERNAL_TRIES = 5;
const WITHDRAWN: Failure = { ok: false, error: "expired" };

/** `goesOn` hears how many seconds it waits, 0 when it is asked; its false gives up. */
export type Deliver = <E extends AskName>(
  event: E,
  input: Input<E>,
  goesOn?: (waits: number) => boolean,
) => Promise<Reply<Answer<E>>>;

/** Asks until there is a definite answer, over any number of connections. Every ask is safe to repeat. */
export function createDeliver(link: Link, whenUp: () => Promise<void>): Deliver {
  return async (event, input, goesOn = () => true) => {
    for (let tries = 1; ; ) {
      await whenUp();
      if (!goesOn(0)) return WITHDRAWN;
      const reply = await link.ask(event, input);
      if (!reply) continue;
      if (reply.ok || !passes(reply, tries)) return reply;
      tries += Number(reply.error === "internal");
      const until = performance.now() + (reply.retryAfterMs ?? RETRY_MS);
      for (;;) {
        const left = until - performance.now();
        if (left <= 0) break;
        if (!goesOn(Math.ceil(left / 1000))) return WITHDRAWN;
        await new Promise((resolve) => setTimeout(resolve, Math.min(left, 1000)));
      }
    }
  };
}

/** Whether the same question may get another answer later. */
function passes({ error }: Failure, tries: number): boolean {
  return (
    error === "rate-limited" || error === "unavailable" || (error === "internal" && tries < INTERNAL_TRIES)
  );
}
