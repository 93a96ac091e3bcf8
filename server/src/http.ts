import type { Failure } from "@palique/shared/reply.ts";
import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import type { ZodType } from "zod";
import type { App } from "./app.ts";
import { AppError } from "./errors.ts";
import { failureOf, parse } from "./replies.ts";

const HTTP_STATUS: Record<Failure["error"], number> = {
  "bad-input": 400,
  "not-signed-in": 401,
  "wrong-credentials": 401,
  forbidden: 403,
  "origin-refused": 403,
  "not-found": 404,
  "site-unknown": 404,
  "no-operator": 409,
  "queue-full": 409,
  "not-accepted": 409,
  "already-taken": 409,
  "at-capacity": 409,
  "chat-ended": 409,
  "email-taken": 409,
  "last-admin": 409,
  conflict: 409,
  expired: 410,
  "too-large": 413,
  "file-refused": 415,
  "disk-full": 507,
  "rate-limited": 429,
  unavailable: 503,
  internal: 500,
};

/** An HTTP edge: parses the body, calls the use-case, answers with `Reply`. It holds no rules. */
export function endpoint<Input, Output>(
  schema: ZodType<Input>,
  run: (input: Input, request: Request, response: Response) => Promise<Output>,
): RequestHandler {
  return async (request, response) => {
    const value = await run(parse(schema, request.body ?? {}), request, response);
    response.json({ ok: true, value });
  };
}

/** The last handler: answers what may be told and logs the rest once. */
export function answerErrors(app: App): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const failure = isTooLarge(error)
      ? failureOf(app, new AppError("bad-input"), request.path)
      : failureOf(app, error, request.path);
    if (failure.retryAfterMs) response.set("Retry-After", String(Math.ceil(failure.retryAfterMs / 1000)));
    response.status(HTTP_STATUS[failure.error]).json(failure);
  };
}

/** Express's body parser refuses a broken or oversized body with a 4xx of its own. */
function isTooLarge(error: unknown): boolean {
  return (
    error instanceof Error && "status" in error && typeof error.status === "number" && error.status < 500
  );
}
