import { OrderRules, SaveRule } from "@palique/shared/invitations.ts";
import { Router } from "express";
import type { App } from "../app.ts";
import { Nothing, operatorEndpoint, pathPart } from "../operators/operator-endpoint.ts";
import { parse } from "../replies.ts";
import { orderRules } from "./order-rules.ts";
import { FunnelRange, readFunnel } from "./read-funnel.ts";
import { createRule, deleteRule, saveRule } from "./save-rule.ts";
import { showRules } from "./show-rules.ts";

export function ruleRoutes(app: App): Router {
  const router = Router();
  router.get(
    "/invitation-rules",
    operatorEndpoint(app, Nothing, (actor) => showRules(app, actor)),
  );
  router.post(
    "/invitation-rules",
    operatorEndpoint(app, SaveRule, (actor, input) => createRule(app, actor, input)),
  );
  router.put(
    "/invitation-rules/order",
    operatorEndpoint(app, OrderRules, (actor, input) => orderRules(app, actor, input)),
  );
  router.patch(
    "/invitation-rules/:id",
    operatorEndpoint(app, SaveRule.partial(), (actor, input, request) =>
      saveRule(app, actor, { ...input, id: pathPart(request, "id") }),
    ),
  );
  router.delete(
    "/invitation-rules/:id",
    operatorEndpoint(app, Nothing, (actor, _input, request) =>
      deleteRule(app, actor, pathPart(request, "id")),
    ),
  );
  router.get(
    "/invitation-rules/:id/funnel",
    operatorEndpoint(app, Nothing, (actor, _input, request) =>
      readFunnel(app, actor, { ...parse(FunnelRange, request.query), id: pathPart(request, "id") }),
    ),
  );
  return router;
}
