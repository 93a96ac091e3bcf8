import { CompleteSetup } from "@palique/shared/admin.ts";
import { Router } from "express";
import type { App } from "../app.ts";
import { endpoint } from "../http.ts";
import { Nothing, pathPart } from "../operators/operator-endpoint.ts";
import { setSessionCookie } from "../operators/session-cookie.ts";
import { completeSetup } from "./complete-setup.ts";
import { describeSetup } from "./describe-setup.ts";

export function setupRoutes(app: App): Router {
  const router = Router();
  router.get(
    "/setup/:token",
    endpoint(Nothing, (_, request) => describeSetup(app, pathPart(request, "token"))),
  );
  router.post(
    "/setup/:token",
    endpoint(CompleteSetup, async (input, request, response) => {
      const token = pathPart(request, "token");
      const { done, sessionToken } = await completeSetup(app, { ...input, token });
      setSessionCookie(app, response, sessionToken);
      return done;
    }),
  );
  return router;
}
