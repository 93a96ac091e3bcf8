import {
  AnswerMore,
  AnswerShare,
  FinishShare,
  NameShare,
  type OwnSharesToServer,
  Signal,
  StopShare,
} from "@palique/shared/sharing.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import type { VisitorSocket } from "../realtime/namespaces.ts";
import { type HandlerTable, on } from "../sockets.ts";
import { answerMore } from "./answer-more.ts";
import { answerShare } from "./answer-share.ts";
import { finishShare } from "./finish-share.ts";
import { sendOwnSignal, showOwnIceServers } from "./send-signal.ts";
import { stopOwnShare } from "./stop-share.ts";

/** What a visitor says to what operators ask for. */
export function ownShareHandlers(app: App): HandlerTable<OwnSharesToServer, VisitorSocket> {
  return {
    "share:answer": on(AnswerShare, (socket, input) =>
      answerShare(app, socket.data.actor, browserOf(socket), input),
    ),
    "share:answer-more": on(AnswerMore, (socket, input) =>
      answerMore(app, socket.data.actor, browserOf(socket), input),
    ),
    "share:stop": on(StopShare, (socket, input) =>
      stopOwnShare(app, socket.data.actor, socket.data.browserHash, input),
    ),
    "share:finish": on(FinishShare, (socket, input) =>
      finishShare(app, socket.data.actor, browserOf(socket), input),
    ),
    "share:ice": on(NameShare, (socket, { shareId }) =>
      showOwnIceServers(app, socket.data.actor, browserOf(socket), shareId),
    ),
    "share:signal": on(Signal, (socket, input) =>
      sendOwnSignal(app, socket.data.actor, browserOf(socket), input),
    ),
  };
}

function browserOf({ data }: VisitorSocket): string {
  if (data.browserHash === null) throw new AppError("not-found");
  return data.browserHash;
}
