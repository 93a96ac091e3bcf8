import type { Reply } from "@palique/shared/reply.ts";
import type { VisitorAuth, VisitorToServer } from "@palique/shared/visitor.ts";

export type AskName = {
  [E in keyof VisitorToServer]: Parameters<VisitorToServer[E]> extends [unknown, unknown] ? E : never;
}[keyof VisitorToServer];
export type TellName = Exclude<keyof VisitorToServer, AskName>;
export type Input<E extends keyof VisitorToServer> = Parameters<VisitorToServer[E]>[0];
export type Answer<E extends AskName> = VisitorToServer[E] extends (
  input: never,
  reply: (reply: Reply<infer T>) => void,
) => void
  ? T
  : never;

/** One connection, from dialling to its end. It never comes back to life: the link dials a new one. */
export interface Transport {
  send(event: string, input: unknown, answered?: (reply: unknown) => void): void;
  /** False once the server has been silent for longer than it promised. */
  alive(): boolean;
  close(): void;
}

/** Why the server would not let us in. */
export interface Refusal {
  code: string;
  retryAfterMs?: number;
}

export interface TransportEvents {
  opened(): void;
  received(event: string, data: unknown): void;
  /** Called once, whatever ended it; not after `close()`. */
  closed(refusal?: Refusal): void;
}

export type Dial = (origin: string, auth: VisitorAuth, events: TransportEvents) => Transport;
