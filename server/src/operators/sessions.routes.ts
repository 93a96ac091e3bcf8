import { SignIn } from "@palique/shared/admin.ts";
import { Router } from "express";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { endpoint } from "../http.ts";
import type { RateLimits } from "../rate-limits.ts";
import { describeSelf } from "./describe-operator.ts";
import { operatorOfToken } from "./find-session.ts";
import { Nothing } from "./operator-endpoint.ts";
import { clearSessionCookie, sessionTokenIn, setSessionCookie } from "./session-cookie.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";

export function sessionRoutes(app: App, rateLimits: RateLimits): Router {
  const router = Router();
  router.post(
    "/session",
    endpoint(SignIn, async (input, request, response) => {
      const { operatorId, token } = await signIn(app, rateLimits, { ...input, address: request.ip ?? "" });
      setSessionCookie(app, response, token);
      return describeSelf(app, operatorId);
    }),
  );
  router.get(
    "/session",
    endpoint(Nothing, async (_, request, response) => {
      const token = sessionTokenIn(request.headers.cookie);
      const actor = await operatorOfToken(app, token);
      if (!actor || !token) throw new AppError("not-signed-in");
      // The cookie lives as long as the session, which every use extends.
      setSessionCookie(app, response, token);
      return describeSelf(app, actor.id);
    }),
  );
  router.delete(
    "/session",
    endpoint(Nothing, async (_, request, response) => {
      const actor = await operatorOfToken(app, sessionTokenIn(request.headers.cookie));
      if (actor) await signOut(app, actor);
      clearSessionCookie(app, response);
      return null;
    }),
  );
  return router;
}
