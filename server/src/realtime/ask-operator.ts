import type { ZodType } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { loadOperator } from "../operators/load-operator.ts";
import { on } from "../sockets.ts";
import type { OperatorSocket } from "./namespaces.ts";

/** Handlers for consoles. The operator is loaded for every question: a role lost a second ago is lost. */
export function askFor(app: App) {
  return function ask<Input, Output>(
    schema: ZodType<Input>,
    run: (actor: OperatorActor, input: Input, socket: OperatorSocket) => Promise<Output>,
  ) {
    return on(schema, async (socket: OperatorSocket, input: Input) => {
      const actor = await loadOperator(app.db, socket.data.operatorId);
      if (!actor) throw new AppError("not-signed-in");
      return run(actor, input, socket);
    });
  };
}
export type AskOperator = ReturnType<typeof askFor>;
