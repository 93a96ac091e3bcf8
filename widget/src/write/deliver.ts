import type { Failure, Reply } from "@palique/shared/reply.ts";
import type { Link } from "../link/link.ts";
import type { Answer, AskName, Input } from "../link/transport.ts";

const RETRY_MS = 3_000;
/** A bug on the server may pass with a restart, but nothing may block what comes after it for good. */
const INTERNAL_TRIES = 5;

export type Deliver = <E extends AskName>(event: E, input: Input<E>) => Promise<Reply<Answer<E>>>;

/** Asks until there is a definite answer, over any number of connections. Every ask is safe to repeat. */
export function createDeliver(link: Link, whenUp: () => Promise<void>): Deliver {
  return async (event, input) => {
    for (let tries = 1; ; ) {
      await whenUp();
      const reply = await link.ask(event, input);
      if (!reply) continue;
      if (reply.ok || !passes(reply, tries)) return reply;
      tries += Number(reply.error === "internal");
      await new Promise((resolve) => setTimeout(resolve, reply.retryAfterMs ?? RETRY_MS));
    }
  };
}

/** Whether the same question may get another answer later. */
function passes({ error }: Failure, tries: number): boolean {
  return (
    error === "rate-limited" || error === "unavailable" || (error === "internal" && tries < INTERNAL_TRIES)
  );
}
