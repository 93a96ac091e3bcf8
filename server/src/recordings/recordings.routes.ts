import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Router } from "express";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { operatorOfToken } from "../operators/find-session.ts";
import { Nothing, operatorEndpoint, pathPart } from "../operators/operator-endpoint.ts";
import { sessionTokenIn } from "../operators/session-cookie.ts";
import { listRecordings } from "./list-recordings.ts";
import { readRecordingFile } from "./read-recording.ts";
import { removeRecording } from "./remove-recording.ts";

/** Recordings of co-browsing. */
export function recordingRoutes(app: App): Router {
  const router = Router();
  router.get(
    "/conversations/:id/recordings",
    operatorEndpoint(app, Nothing, (actor, _input, request) =>
      listRecordings(app, actor, pathPart(request, "id")),
    ),
  );
  router.get("/recordings/:id", async (request, response) => {
    const actor = await operatorOfToken(app, sessionTokenIn(request.headers.cookie));
    if (!actor) throw new AppError("not-signed-in");
    const file = await readRecordingFile(app, actor, pathPart(request, "id"));
    response.set({
      "Content-Type": "application/octet-stream",
      "Content-Disposition": `attachment; filename="recording.palique"`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
    });
    // A reader who leaves in the middle is no error.
    await pipeline(Readable.from(file, { objectMode: false }), response).catch((error) => {
      if (!response.destroyed) throw error;
    });
  });
  router.delete(
    "/recordings/:id",
    operatorEndpoint(app, Nothing, async (actor, _input, request) => {
      await removeRecording(app, actor, pathPart(request, "id"));
      return null;
    }),
  );
  return router;
}
