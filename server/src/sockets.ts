import type { Ask, Failure, Reply, Tell } from "@palique/shared/reply.ts";
import type { ZodType } from "zod";
import type { App } from "./app.ts";
import { failureOf, parse } from "./replies.ts";

/** What a socket needs to be for the edge: it tells nothing else of Socket.IO. */
interface AnySocket {
  onAny(listener: (event: string, ...args: unknown[]) => void): unknown;
}

interface Handler<Socket> {
  run: (socket: Socket, input: unknown) => Promise<unknown>;
}

/** One entry per event of a contract: leaving one out or answering the wrong type does not compile. */
export type HandlerTable<Contract, Socket> = {
  [E in keyof Contract]: Contract[E] extends Ask<infer _Input, infer Output>
    ? TypedHandler<Socket, Output>
    : Contract[E] extends Tell<infer _Input>
      ? TypedHandler<Socket, void>
      : never;
};
interface TypedHandler<Socket, Output> extends Handler<Socket> {
  run: (socket: Socket, input: unknown) => Promise<Output>;
}

/** Parses a frame and calls the use-case. */
export function on<Socket, Input, Output>(
  schema: ZodType<Input>,
  run: (socket: Socket, input: Input) => Promise<Output> | Output,
): TypedHandler<Socket, Output> {
  return { run: async (socket, input) => run(socket, parse(schema, input)) };
}

/**
 * Routes every frame of a socket through the table with a single listener (thousands of idle sockets share
 * the handlers). A bad frame gets a typed error and harms nobody else; an unknown event is ignored.
 */
export function serve<Socket extends AnySocket>(
  app: App,
  socket: Socket,
  handlers: Readonly<Record<string, Handler<Socket>>>,
  before: (event: string) => Promise<void>,
): void {
  socket.onAny((event, ...args) => {
    const handler = Object.hasOwn(handlers, event) ? handlers[event] : undefined;
    if (!handler) return;
    const last = args.at(-1);
    const reply = typeof last === "function" ? (last as (reply: Reply<unknown>) => void) : ignore;
    before(event)
      .then(() => handler.run(socket, args[0]))
      .then(
        (value) => reply({ ok: true, value }),
        (error) => reply(failureOf(app, error, event) satisfies Failure),
      );
  });
}

function ignore(): void {}
