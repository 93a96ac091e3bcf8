import { CopyCannedFiles, ImportCanned, SaveCanned } from "@palique/shared/canned.ts";
import { Router } from "express";
import type { App } from "../app.ts";
import { toCard } from "../files/files.store.ts";
import { signFile } from "../files/sign-files.ts";
import { Nothing, operatorEndpoint, pathPart } from "../operators/operator-endpoint.ts";
import { copyCannedFiles } from "./copy-canned-files.ts";
import { countCannedUse } from "./count-canned.ts";
import { importCanned } from "./import-canned.ts";
import { listCanned } from "./list-canned.ts";
import { createCanned, deleteCanned, saveCanned } from "./save-canned.ts";

export function cannedRoutes(app: App): Router {
  const router = Router();
  router.get(
    "/canned",
    operatorEndpoint(app, Nothing, (actor) => listCanned(app, actor)),
  );
  router.post(
    "/canned",
    operatorEndpoint(app, SaveCanned, (actor, input) => createCanned(app, actor, input)),
  );
  router.post(
    "/canned/import",
    operatorEndpoint(app, ImportCanned, (actor, input) => importCanned(app, actor, input)),
  );
  router.patch(
    "/canned/:id",
    operatorEndpoint(app, SaveCanned, (actor, input, request) =>
      saveCanned(app, actor, { ...input, id: pathPart(request, "id") }),
    ),
  );
  router.delete(
    "/canned/:id",
    operatorEndpoint(app, Nothing, (actor, _input, request) =>
      deleteCanned(app, actor, pathPart(request, "id")),
    ),
  );
  router.post(
    "/canned/:id/files",
    operatorEndpoint(app, CopyCannedFiles, async (actor, input, request) => {
      const copies = await copyCannedFiles(app, actor, { ...input, id: pathPart(request, "id") });
      return copies.map((file) => signFile(toCard(file), app.now()));
    }),
  );
  router.post(
    "/canned/:id/used",
    operatorEndpoint(app, Nothing, (actor, _input, request) =>
      countCannedUse(app, actor, pathPart(request, "id")),
    ),
  );
  return router;
}
