import { PushBrowser } from "@palique/shared/push.ts";
import { Router } from "express";
import type { App } from "../app.ts";
import { Nothing, operatorEndpoint, pathPart } from "../operators/operator-endpoint.ts";
import { addDevice, removeDevice, showPush, testDevice } from "./push-devices.ts";

export function pushRoutes(app: App): Router {
  const router = Router();
  router.get(
    "/push",
    operatorEndpoint(app, Nothing, (actor) => showPush(app, actor)),
  );
  router.post(
    "/push/devices",
    operatorEndpoint(app, PushBrowser, (actor, input, request) =>
      addDevice(app, actor, input, request.get("user-agent") ?? ""),
    ),
  );
  router.delete(
    "/push/devices/:id",
    operatorEndpoint(app, Nothing, (actor, _, request) => removeDevice(app, actor, pathPart(request, "id"))),
  );
  router.post(
    "/push/devices/:id/test",
    operatorEndpoint(app, Nothing, (actor, _, request) => testDevice(app, actor, pathPart(request, "id"))),
  );
  return router;
}
