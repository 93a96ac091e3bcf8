import { SignIn } from "@palique/shared/admin.ts";
import type { Failure } from "@palique/shared/reply.ts";
import { Router } from "express";
import type { App } from "../app.ts";
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
  // "Nobody" is an answer here, not a refusal: with a 401 browsers would print an error before every sign-in.
  router.get("/session", async (request, response) => {
    const token = sessionTokenIn(request.headers.cookie);
    const actor = await operatorOfToken(app, token);
    if (!actor || !token) {
      response.json({ ok: false, error: "not-signed-in" } satisfies Failure);
      return;
    }
    // The cookie lives as long as the session, which every use extends.
    setSessionCookie(app, response, token);
    response.json({ ok: true, value: await describeSelf(app, actor.id) });
  });
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
