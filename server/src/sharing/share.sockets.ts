import {
  AskMore,
  AskShare,
  NameShare,
  type SharesToServer,
  Signal,
  StopShare,
} from "@palique/shared/sharing.ts";
import type { App } from "../app.ts";
import type { AskOperator } from "../realtime/ask-operator.ts";
import type { OperatorSocket } from "../realtime/namespaces.ts";
import type { HandlerTable } from "../sockets.ts";
import { askMore } from "./ask-more.ts";
import { askShare } from "./ask-share.ts";
import { sendSignal, showIceServers } from "./send-signal.ts";
import { stopShare } from "./stop-share.ts";

/** What operators ask of what visitors share. */
export function shareHandlers(app: App, ask: AskOperator): HandlerTable<SharesToServer, OperatorSocket> {
  return {
    "share:ask": ask(AskShare, (actor, input) => askShare(app, actor, input)),
    "share:ask-more": ask(AskMore, (actor, input) => askMore(app, actor, input)),
    "share:stop": ask(StopShare, (actor, input) => stopShare(app, actor, input)),
    "share:ice": ask(NameShare, (actor, { shareId }) => showIceServers(app, actor, shareId)),
    "share:signal": ask(Signal, (actor, input) => sendSignal(app, actor, input)),
  };
}
