import { type Response, Router } from "express";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { pathPart } from "../operators/operator-endpoint.ts";
import { readFile } from "./read-file.ts";

const WEEK_SECONDS = 7 * 86_400;

/**
 * Files at signed addresses: no cookie is needed and none helps. Whatever they hold, they run nothing, belong to
 * no origin and only play or show what is safe to.
 */
export function fileRoutes(app: App): Router {
  const router = Router();
  router.get(["/:id/:signature/small", "/:id/:signature/full/:name"], async (request, response) => {
    const { path, type, name, inline, etag } = await readFile(app, {
      id: pathPart(request, "id"),
      signature: pathPart(request, "signature"),
      small: request.params.name === undefined,
    });
    // Asked to save: then a page of another origin can offer that, too.
    const shows = inline && request.query.save === undefined;
    response.set({
      "Content-Type": type,
      "Content-Disposition": disposition(shows ? "inline" : "attachment", name),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cross-Origin-Resource-Policy": "cross-origin",
      "Cache-Control": `private, max-age=${WEEK_SECONDS}, immutable`,
      ETag: etag,
    });
    await send(response, path);
  });
  return router;
}

/** With ranges, so that players can jump; a reader who leaves in the middle is no error. */
function send(response: Response, path: string): Promise<void> {
  const options = { cacheControl: false, lastModified: false, dotfiles: "allow" as const };
  return new Promise((done, fail) => {
    response.sendFile(path, options, (error) => {
      if (!error || response.headersSent) done();
      else fail("status" in error && error.status === 416 ? error : new AppError("not-found"));
    });
  });
}

/** RFC 6266: the name in ASCII, and as it is (RFC 8187). */
function disposition(kind: "inline" | "attachment", name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
