import { Router } from "express";
import type { App } from "../app.ts";
import { Nothing, operatorEndpoint, pathPart } from "../operators/operator-endpoint.ts";
import { endPreviousSecret, revealSecret, rotateSecret, showIdentity } from "./manage-secret.ts";

export function identityRoutes(app: App): Router {
  const router = Router();
  const path = "/sites/:id/identity";
  router.get(
    path,
    operatorEndpoint(app, Nothing, (actor, _, request) => showIdentity(app, actor, pathPart(request, "id"))),
  );
  router.post(
    `${path}/secret`,
    operatorEndpoint(app, Nothing, (actor, _, request) => revealSecret(app, actor, pathPart(request, "id"))),
  );
  router.post(
    `${path}/rotation`,
    operatorEndpoint(app, Nothing, (actor, _, request) => rotateSecret(app, actor, pathPart(request, "id"))),
  );
  router.delete(
    `${path}/previous`,
    operatorEndpoint(app, Nothing, (actor, _, request) =>
      endPreviousSecret(app, actor, pathPart(request, "id")),
    ),
  );
  return router;
}
