import type { RequestHandler } from "express";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { isOwnOrigin } from "../sites/check-origin.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Another website must not be able to change anything with an operator's cookie: what changes something names
 * one of our own origins, and its body is of a type that no HTML form can send.
 */
export function guardChanges(app: App): RequestHandler {
  return (request, _response, next) => {
    if (SAFE.has(request.method)) return next();
    const { origin } = request.headers;
    const foreign = origin !== undefined && !isOwnOrigin(app, origin, request.host);
    if (foreign || request.headers["sec-fetch-site"] === "cross-site") throw new AppError("origin-refused");
    // false: there is a body and it is of none of these.
    if (request.is(["application/json", "image/*", "application/offset+octet-stream"]) === false)
      throw new AppError("bad-input");
    next();
  };
}
