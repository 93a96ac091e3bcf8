import { SaveSite } from "@palique/shared/admin.ts";
import { type RequestHandler, Router } from "express";
import type { App } from "../app.ts";
import { Nothing, operatorEndpoint, pathPart } from "../operators/operator-endpoint.ts";
import { readWidgetConfig } from "./read-widget-config.ts";
import { createSite, saveSite } from "./save-site.ts";
import { showSites } from "./show-sites.ts";

export function siteRoutes(app: App): Router {
  const router = Router();
  router.get(
    "/sites",
    operatorEndpoint(app, Nothing, (actor) => showSites(app, actor)),
  );
  router.post(
    "/sites",
    operatorEndpoint(app, SaveSite, (actor, input) => createSite(app, actor, input)),
  );
  router.patch(
    "/sites/:id",
    operatorEndpoint(app, SaveSite.partial(), (actor, input, request) =>
      saveSite(app, actor, { ...input, id: pathPart(request, "id") }),
    ),
  );
  router.get("/widget/:key", configForWidgets(app));
  return router;
}

/** What pages of other websites read; the same for every visitor. */
function configForWidgets(app: App): RequestHandler {
  return async (request, response) => {
    // Refusals can be read too: the widget tells them apart to stay silent.
    response.set({
      "Access-Control-Allow-Origin": "*",
      "Cross-Origin-Resource-Policy": "cross-origin",
      Vary: "Origin",
    });
    const { origin, referer } = request.headers;
    const asker = { origin, referer, host: request.host };
    const value = await readWidgetConfig(app, pathPart(request, "key"), asker);
    response.set("Cache-Control", "public, max-age=60").json({ ok: true, value });
  };
}
