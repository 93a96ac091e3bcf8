import { CreateUpload } from "@palique/shared/files.ts";
import { VisitorAuth } from "@palique/shared/visitor.ts";
import express, { type Request, type RequestHandler, type Response, Router } from "express";
import { z } from "zod";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { operatorOfToken } from "../operators/find-session.ts";
import { pathPart } from "../operators/operator-endpoint.ts";
import { sessionTokenIn } from "../operators/session-cookie.ts";
import { parse } from "../replies.ts";
import { originAllowed } from "../sites/check-origin.ts";
import { findSiteByKey } from "../sites/sites.store.ts";
import { cancelUpload } from "./cancel-upload.ts";
import { describeUpload } from "./describe-upload.ts";
import { finishUpload } from "./finish-upload.ts";
import { startUpload } from "./start-upload.ts";
import { findOwnFile, operatorUploader, type Uploader, visitorUploader } from "./uploader.ts";
import { writeChunk } from "./write-chunk.ts";

const Offset = z.coerce.number().int().min(0);

/** Uploads of operators, by their session cookie. */
export function operatorUploads(app: App): Router {
  return uploads(app, async (request) => {
    const actor = await operatorOfToken(app, sessionTokenIn(request.headers.cookie));
    if (!actor) throw new AppError("not-signed-in");
    return operatorUploader(app, actor);
  });
}

/** Uploads of visitors, from the pages of their site. */
export function visitorUploads(app: App): Router {
  const router = Router();
  router.use("/widget/:key/uploads", crossOrigin, express.json({ limit: "64kb" }));
  router.use(
    "/widget/:key",
    uploads(app, (request) => visitorOf(app, request)),
  );
  return router;
}

async function visitorOf(app: App, request: Request): Promise<Uploader> {
  const site = await findSiteByKey(app.db, pathPart(request, "key"));
  if (!site) throw new AppError("site-unknown");
  const { origin, referer, authorization = "" } = request.headers;
  if (!originAllowed(app, site, { origin, referer, host: request.host }))
    throw new AppError("origin-refused");
  const token = parse(VisitorAuth.shape.token.unwrap(), authorization.replace(/^Bearer /, ""));
  return visitorUploader(app, site, token, request.ip ?? "");
}

/** Any page may ask; which origins may use the site is decided like at a socket's handshake. */
const crossOrigin: RequestHandler = (request, response, next) => {
  response.set({
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Upload-Offset",
    "Access-Control-Allow-Methods": "GET, HEAD, POST, PATCH, DELETE",
    "Access-Control-Expose-Headers": "Upload-Offset",
    "Access-Control-Max-Age": "7200",
    "Cache-Control": "no-store",
  });
  if (request.method === "OPTIONS") return void response.status(204).end();
  next();
};

function uploads(app: App, uploaderOf: (request: Request) => Promise<Uploader>): Router {
  const router = Router({ mergeParams: true });
  function answer(
    run: (uploader: Uploader, request: Request, response: Response) => Promise<unknown>,
  ): RequestHandler {
    return async (request, response) => {
      const value = await run(await uploaderOf(request), request, response);
      response.json({ ok: true, value });
    };
  }
  router.post(
    "/uploads",
    answer((uploader, request) => startUpload(app, uploader, parse(CreateUpload, request.body))),
  );
  router.get(
    "/uploads/:id",
    answer(async (uploader, request, response) => {
      const file = await findOwnFile(app, uploader, pathPart(request, "id"));
      response.set("Upload-Offset", String(file.received));
      return describeUpload(file, app.now());
    }),
  );
  router.patch(
    "/uploads/:id",
    answer((uploader, request) => {
      const offset = parse(Offset, request.headers["upload-offset"]);
      return writeChunk(app, uploader, { id: pathPart(request, "id"), offset }, request);
    }),
  );
  router.post(
    "/uploads/:id/finish",
    answer((uploader, request) => finishUpload(app, uploader, pathPart(request, "id"))),
  );
  router.delete(
    "/uploads/:id",
    answer(async (uploader, request) => {
      await cancelUpload(app, uploader, pathPart(request, "id"));
      return null;
    }),
  );
  return router;
}
