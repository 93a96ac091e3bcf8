import { parseCookie } from "cookie";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { operatorOfToken, SESSION_COOKIE } from "../operators/find-session.ts";
import { isOwnOrigin } from "../sites/check-origin.ts";
import { serve } from "../sockets.ts";
import { type OperatorSocket, type Realtime, rooms } from "./namespaces.ts";
import { operatorHandlers } from "./operator.sockets.ts";
import { connectOperator, disconnectOperator } from "./operator-presence.ts";
import { admission } from "./refusal.ts";
import { view } from "./viewers.ts";

/** What counts as one more message of the operator, whoever gets it. */
const MESSAGES: ReadonlySet<string> = new Set([
  "message:send",
  "message:edit",
  "message:delete",
  "message:react",
  "team:send",
  "scheduled:add",
]);

/** Lets consoles in: our own pages, with a session. While draining the process lets go of all of them at once. */
export function serveOperators(app: App, realtime: Realtime, isDraining: () => boolean): void {
  const { operators } = realtime;
  const handlers = operatorHandlers(app, realtime);

  operators.use(admission(app, "operator.connect", (socket) => admit(app, socket)));

  operators.on("connection", (socket) => {
    const { operatorId, tokenHash } = socket.data;
    socket.join([rooms.operator(operatorId), rooms.session(tokenHash)]);
    const connected = connectOperator(app, operatorId).catch(failed);
    serve(app, socket, handlers, async (event) => {
      const isMessage = MESSAGES.has(event);
      const other = event === "share:signal" ? "signalPerSocket" : "eventPerSocket";
      const limit = isMessage ? "messagePerOperator" : other;
      await app.rates.consume(limit, isMessage ? operatorId : socket.id);
      // The first answer already shows the operator as connected.
      await connected;
    });
    socket.on("disconnect", () => {
      view(app, socket, null);
      if (isDraining()) return;
      connected.then(() => disconnectOperator(app, operatorId, socket.data)).catch(failed);
    });
  });

  function failed(error: unknown): void {
    app.log.error({ event: "operator.presence-failed", err: error });
  }
}

async function admit(app: App, socket: OperatorSocket): Promise<void> {
  const { origin, host, cookie } = socket.handshake.headers;
  // A page of another site could otherwise open a socket with the operator's cookie.
  if (origin && !isOwnOrigin(app, origin, host)) throw new AppError("origin-refused");
  const signedIn = await operatorOfToken(app, parseCookie(cookie ?? "")[SESSION_COOKIE]);
  if (!signedIn) throw new AppError("not-signed-in");
  socket.data = {
    operatorId: signedIn.id,
    tokenHash: signedIn.tokenHash,
    viewing: null,
    attending: false,
  };
}
