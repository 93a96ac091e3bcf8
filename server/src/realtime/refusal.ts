import type { Failure } from "@palique/shared/reply.ts";
import type { App } from "../app.ts";
import { failureOf } from "../replies.ts";

/** How Socket.IO tells a client why it may not connect: the client reads `error.data`. */
function refusal(failure: Failure): Error & { data: Failure } {
  return Object.assign(new Error(failure.error), { data: failure });
}

/** Middleware of a namespace: lets in whom `admit` has nothing against. `event` names it in the log. */
export function admission<S>(app: App, event: string, admit: (socket: S) => Promise<void>) {
  return (socket: S, next: (error?: Error) => void): void => {
    admit(socket).then(
      () => next(),
      (error) => next(refusal(failureOf(app, error, event))),
    );
  };
}
