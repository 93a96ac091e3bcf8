import { Bulk, type BulkToServer } from "@palique/shared/bulk.ts";
import {
  CountView,
  NameView,
  NoInput,
  OrderViews,
  SaveView,
  ViewPageAsked,
  type ViewsToServer,
} from "@palique/shared/views.ts";
import type { App } from "../app.ts";
import { actOnMany } from "../bulk/act-on-many.ts";
import type { AskOperator } from "../realtime/ask-operator.ts";
import type { OperatorSocket } from "../realtime/namespaces.ts";
import type { HandlerTable } from "../sockets.ts";
import { countView, countViews, readViewPage } from "./read-view.ts";
import { orderViews, removeView, saveView, showViews } from "./save-view.ts";

/** Lists that operators put together, and what is done to many of their rows. */
export function viewHandlers(
  app: App,
  ask: AskOperator,
): HandlerTable<ViewsToServer & BulkToServer, OperatorSocket> {
  return {
    "views:list": ask(NoInput, (actor) => showViews(app, actor)),
    "view:save": ask(SaveView, (actor, input) => saveView(app, actor, input)),
    "view:delete": ask(NameView, (actor, input) => removeView(app, actor, input)),
    "views:order": ask(OrderViews, (actor, input) => orderViews(app, actor, input)),
    "view:page": ask(ViewPageAsked, (actor, input) => readViewPage(app, actor, input)),
    "view:count": ask(CountView, (actor, input) => countView(app, actor, input)),
    "views:counts": ask(NoInput, (actor) => countViews(app, actor)),
    bulk: ask(Bulk, (actor, input) => actOnMany(app, actor, input)),
  };
}
