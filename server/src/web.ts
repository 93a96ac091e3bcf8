import { CANNED_IMPORT_MAX_BYTES } from "@palique/shared/limits.ts";
import express, { type Express } from "express";
import type { App } from "./app.ts";
import { blockRoutes } from "./blocks/blocks.routes.ts";
import { cannedRoutes } from "./canned/canned.routes.ts";
import { contactRoutes } from "./contacts/contacts.routes.ts";
import { departmentRoutes } from "./departments/departments.routes.ts";
import { AppError } from "./errors.ts";
import { fileRoutes } from "./files/files.routes.ts";
import { operatorUploads, visitorUploads } from "./files/uploads.routes.ts";
import { answerErrors } from "./http.ts";
import { identityRoutes } from "./identity/identity.routes.ts";
import { ruleRoutes } from "./invitations/rules.routes.ts";
import { unsubscribeRoutes } from "./missed/unsubscribe.routes.ts";
import { pushRoutes } from "./notifications/push.routes.ts";
import { operatorRoutes } from "./operators/operators.routes.ts";
import { profileRoutes } from "./operators/profile.routes.ts";
import { sessionRoutes } from "./operators/sessions.routes.ts";
import { privacyRoutes } from "./privacy/privacy.routes.ts";
import type { RateLimits } from "./rate-limits.ts";
import { recordingRoutes } from "./recordings/recordings.routes.ts";
import { settingsRoutes } from "./settings/settings.routes.ts";
import { setupRoutes } from "./setup/setup.routes.ts";
import { siteRoutes } from "./sites/sites.routes.ts";
import { tagRoutes } from "./tags/tags.routes.ts";
import { transcriptPages, transcriptRoutes } from "./transcripts/transcripts.routes.ts";
import { guardChanges } from "./web/guard-changes.ts";
import { consolePages, demoPages, widgetFiles } from "./web/pages.ts";
import { securityHeaders } from "./web/security-headers.ts";
import { servedFiles } from "./web/served-page.ts";

interface Parts {
  rateLimits: RateLimits;
  /** Rejects when the database or Redis does not answer. */
  ready: () => Promise<void>;
}

/** Everything the server answers over HTTP; sockets are attached to the same port beside it. */
export function createWeb(app: App, { rateLimits, ready }: Parts): Express {
  const web = express();
  web.set("trust proxy", app.config.trustProxy);
  // Assets bring their own; answers of the API are never cached.
  web.set("etag", false);
  web.use(securityHeaders(app));
  web.get("/healthz", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ ok: true });
  });
  web.get("/readyz", async (_request, response) => {
    response.set("Cache-Control", "no-store");
    const isReady = await ready().then(
      () => true,
      () => false,
    );
    response.status(isReady ? 200 : 503).json({ ok: isReady });
  });
  web.use("/api/v1", visitorUploads(app));
  web.use("/api/v1", createApi(app, rateLimits));
  web.use("/files", fileRoutes(app));
  web.use("/transcripts", transcriptPages(app));
  web.use("/unsubscribe", unsubscribeRoutes(app));
  web.use("/pages", servedFiles());
  web.use("/console", consolePages(app));
  web.use(widgetFiles());
  if (app.config.demo) web.use("/demo", demoPages(app));
  web.get("/", (_request, response) => response.redirect("/console/"));
  web.use((_request, response) => {
    response.status(404).type("text/plain").send("Not found\n");
  });
  web.use(answerErrors(app));
  return web;
}

function createApi(app: App, rateLimits: RateLimits): express.Router {
  const api = express.Router();
  api.use((request, response, next) => {
    response.set("Cache-Control", "no-store");
    // No id has one, and PostgreSQL refuses to look for it.
    if (request.url.includes("%00")) throw new AppError("not-found");
    next();
  });
  api.use(guardChanges(app));
  api.use("/canned/import", express.json({ limit: CANNED_IMPORT_MAX_BYTES }));
  api.use(express.json({ limit: "64kb" }));
  api.use(setupRoutes(app), sessionRoutes(app, rateLimits), profileRoutes(app, rateLimits));
  api.use(
    operatorRoutes(app),
    departmentRoutes(app),
    siteRoutes(app),
    identityRoutes(app),
    settingsRoutes(app),
  );
  api.use(tagRoutes(app), cannedRoutes(app), ruleRoutes(app), contactRoutes(app));
  api.use(operatorUploads(app));
  api.use(pushRoutes(app), blockRoutes(app), transcriptRoutes(app), recordingRoutes(app), privacyRoutes(app));
  api.use(() => {
    throw new AppError("not-found");
  });
  return api;
}
