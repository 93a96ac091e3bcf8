import type { Reply } from "@palique/shared/reply.ts";
import type { Base } from "../base/parts.ts";
import type { Answer, AskName, Input } from "../link/transport.ts";

const PAUSE_MS = 5_000;

export type Insist = <E extends AskName>(
  event: E,
  input: Input<E>,
  isMeant: () => boolean,
) => Promise<Reply<Answer<E>> | null>;

/** Asks until the server has answered, over lost connections and its own trouble; null: it is not meant any more. */
export function insistOn(base: Base): Insist {
  let waiting: (() => void)[] = [];
  base.join((event) => {
    if (event !== "up") return;
    const all = waiting;
    waiting = [];
    for (const goOn of all) goOn();
  });
  return async (event, input, isMeant) => {
    while (isMeant()) {
      const reply = await base.link.ask(event, input);
      if (!reply) await new Promise<void>((up) => waiting.push(up));
      else if (reply.ok || !isPassing(reply.error)) return reply;
      else await new Promise((over) => setTimeout(over, reply.retryAfterMs ?? PAUSE_MS));
    }
    return null;
  };
}

function isPassing(error: string): boolean {
  return /rate-limited|unavailable|internal/.test(error);
}
