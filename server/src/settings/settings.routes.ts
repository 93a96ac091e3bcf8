import { SaveSettings } from "@palique/shared/admin.ts";
import { Router } from "express";
import type { App } from "../app.ts";
import { Nothing, operatorEndpoint } from "../operators/operator-endpoint.ts";
import { saveSettings } from "./save-settings.ts";
import { showSettings } from "./show-settings.ts";

export function settingsRoutes(app: App): Router {
  const router = Router();
  router.get(
    "/settings",
    operatorEndpoint(app, Nothing, (actor) => showSettings(app, actor)),
  );
  router.patch(
    "/settings",
    operatorEndpoint(app, SaveSettings.partial(), (actor, input) => saveSettings(app, actor, input)),
  );
  return router;
}
