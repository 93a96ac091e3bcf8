import { pipeline } from "node:stream/promises";
import { ErasePerson, FindPeople } from "@palique/shared/privacy.ts";
import { Router } from "express";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { operatorOfToken } from "../operators/find-session.ts";
import { Nothing, operatorEndpoint, pathPart } from "../operators/operator-endpoint.ts";
import { sessionTokenIn } from "../operators/session-cookie.ts";
import { parse } from "../replies.ts";
import { erasePerson } from "./erase-person.ts";
import { exportPerson } from "./export-person.ts";
import { findPeople, showPerson, showPersonOf } from "./find-people.ts";
import { showInventory } from "./show-inventory.ts";

/** What is stored of people, and what can be done about it. */
export function privacyRoutes(app: App): Router {
  const router = Router();
  router.get(
    "/privacy/inventory",
    operatorEndpoint(app, Nothing, (actor) => showInventory(app, actor)),
  );
  router.get(
    "/privacy/people",
    operatorEndpoint(app, Nothing, (actor, _, { query }) => findPeople(app, actor, parse(FindPeople, query))),
  );
  router.get(
    "/privacy/people/:id",
    operatorEndpoint(app, Nothing, (actor, _, request) => showPerson(app, actor, pathPart(request, "id"))),
  );
  router.get(
    "/privacy/conversations/:id/person",
    operatorEndpoint(app, Nothing, (actor, _, request) => showPersonOf(app, actor, pathPart(request, "id"))),
  );
  router.post(
    "/privacy/people/:id/erase",
    operatorEndpoint(app, ErasePerson, async (actor, input, request) => {
      await erasePerson(app, actor, pathPart(request, "id"), input);
      return null;
    }),
  );
  router.get("/privacy/people/:id/export", async (request, response) => {
    const actor = await operatorOfToken(app, sessionTokenIn(request.headers.cookie));
    if (!actor) throw new AppError("not-signed-in");
    const zip = await exportPerson(app, actor, pathPart(request, "id"));
    response.type("application/zip").attachment("person.zip");
    // Whoever stops the download ends it; what breaks in the middle must not look whole.
    await pipeline(zip, response).catch((error: NodeJS.ErrnoException) => {
      response.destroy();
      if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") app.log.error({ event: "export.failed", err: error });
    });
  });
  return router;
}
