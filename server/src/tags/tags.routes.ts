import { SaveTag } from "@palique/shared/control.ts";
import { Router } from "express";
import type { App } from "../app.ts";
import { Nothing, operatorEndpoint, pathPart } from "../operators/operator-endpoint.ts";
import { createTag, removeTag, saveTag, showTags } from "./save-tag.ts";

export function tagRoutes(app: App): Router {
  const router = Router();
  router.get(
    "/tags",
    operatorEndpoint(app, Nothing, (actor) => showTags(app, actor)),
  );
  router.post(
    "/tags",
    operatorEndpoint(app, SaveTag, (actor, input) => createTag(app, actor, input)),
  );
  router.patch(
    "/tags/:id",
    operatorEndpoint(app, SaveTag.partial(), (actor, input, request) =>
      saveTag(app, actor, { ...input, id: pathPart(request, "id") }),
    ),
  );
  router.delete(
    "/tags/:id",
    operatorEndpoint(app, Nothing, (actor, _input, request) =>
      removeTag(app, actor, { id: pathPart(request, "id") }),
    ),
  );
  return router;
}
