import { ChangePassword, SaveProfile } from "@palique/shared/admin.ts";
import { AVATAR_MAX_BYTES } from "@palique/shared/limits.ts";
import express, { Router } from "express";
import { z } from "zod";
import type { App } from "../app.ts";
import type { RateLimits } from "../rate-limits.ts";
import { changePassword } from "./change-password.ts";
import { Nothing, operatorEndpoint, pathPart } from "./operator-endpoint.ts";
import { readAvatar } from "./read-avatar.ts";
import { saveProfile } from "./save-profile.ts";
import { setAvatar } from "./set-avatar.ts";

const YEAR_SECONDS = 365 * 24 * 3600;

export function profileRoutes(app: App, rateLimits: RateLimits): Router {
  const router = Router();
  router.patch(
    "/profile",
    operatorEndpoint(app, SaveProfile.partial(), (actor, input) => saveProfile(app, actor, input)),
  );
  router.put(
    "/profile/password",
    operatorEndpoint(app, ChangePassword, async (actor, input) => {
      await changePassword(app, rateLimits, actor, input);
      return null;
    }),
  );
  router.put(
    "/profile/avatar",
    express.raw({ type: "image/*", limit: AVATAR_MAX_BYTES }),
    operatorEndpoint(app, z.instanceof(Buffer), (actor, bytes) => setAvatar(app, actor, bytes)),
  );
  router.delete(
    "/profile/avatar",
    operatorEndpoint(app, Nothing, (actor) => setAvatar(app, actor, null)),
  );
  router.get("/operators/:id/avatar", async (request, response) => {
    const { tag, type, bytes } = await readAvatar(app, pathPart(request, "id"));
    response
      .set({
        "Content-Type": type,
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Cache-Control": request.query.v === tag ? `public, max-age=${YEAR_SECONDS}, immutable` : "no-cache",
        ETag: `"${tag}"`,
      })
      .send(bytes);
  });
  return router;
}
