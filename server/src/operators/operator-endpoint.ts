import type { Request, RequestHandler, Response } from "express";
import { type ZodType, z } from "zod";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { parse } from "../replies.ts";
import { operatorOfToken, type SignedIn } from "./find-session.ts";
import { sessionTokenIn } from "./session-cookie.ts";

/** For endpoints without a body. */
export const Nothing = z.object({});

/** An HTTP edge for whoever is signed in. Fails with "not-signed-in" before it looks at the input. */
export function operatorEndpoint<Input, Output>(
  app: App,
  schema: ZodType<Input>,
  run: (actor: SignedIn, input: Input, request: Request, response: Response) => Promise<Output>,
): RequestHandler {
  return async (request, response) => {
    const actor = await operatorOfToken(app, sessionTokenIn(request.headers.cookie));
    if (!actor) throw new AppError("not-signed-in");
    const value = await run(actor, parse(schema, request.body ?? {}), request, response);
    response.json({ ok: true, value });
  };
}

/** A part of the path, such as the id in /operators/:id. */
export function pathPart(request: Request, name: string): string {
  const value = request.params[name];
  // No id has a NUL, and PostgreSQL refuses to look for it.
  if (typeof value !== "string" || value.includes("\0")) throw new AppError("not-found");
  return value;
}
