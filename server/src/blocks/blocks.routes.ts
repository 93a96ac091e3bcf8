import { BlockVisitor } from "@palique/shared/blocks.ts";
import { Router } from "express";
import type { App } from "../app.ts";
import { Nothing, operatorEndpoint, pathPart } from "../operators/operator-endpoint.ts";
import { blockVisitor, describeBlockOptions } from "./block-visitor.ts";
import { liftBlock, showBlocks } from "./lift-block.ts";

export function blockRoutes(app: App): Router {
  const router = Router();
  router.get(
    "/conversations/:id/block",
    operatorEndpoint(app, Nothing, (actor, _, request) =>
      describeBlockOptions(app, actor, pathPart(request, "id")),
    ),
  );
  router.post(
    "/conversations/:id/block",
    operatorEndpoint(app, BlockVisitor, async (actor, input, request) => {
      await blockVisitor(app, actor, { ...input, conversationId: pathPart(request, "id") });
      return null;
    }),
  );
  router.get(
    "/blocks",
    operatorEndpoint(app, Nothing, (actor) => showBlocks(app, actor)),
  );
  router.delete(
    "/blocks/:id",
    operatorEndpoint(app, Nothing, async (actor, _, request) => {
      await liftBlock(app, actor, pathPart(request, "id"));
      return null;
    }),
  );
  return router;
}
