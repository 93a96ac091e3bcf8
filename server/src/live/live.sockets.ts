import {
  InviteVisitor,
  type LiveToServer,
  NameInvitation,
  WatchLive,
} from "@palique/shared/live-visitors.ts";
import { z } from "zod";
import { AppError } from "../errors.ts";
import type { AskOperator } from "../realtime/ask-operator.ts";
import type { OperatorSocket } from "../realtime/namespaces.ts";
import type { HandlerTable } from "../sockets.ts";

/** What a console asks about who is on the websites. */
export function liveHandlers(ask: AskOperator): HandlerTable<LiveToServer, OperatorSocket> {
  return {
    "live:watch": ask(WatchLive, () => {
      throw new AppError("unavailable");
    }),
    "live:stop": ask(z.object({}), async () => {}),
    "live:invite": ask(InviteVisitor, () => {
      throw new AppError("unavailable");
    }),
    "live:uninvite": ask(NameInvitation, () => {
      throw new AppError("unavailable");
    }),
  };
}
