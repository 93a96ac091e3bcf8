import type { Failure } from "@palique/shared/reply.ts";
import type { ZodType } from "zod";
import type { App } from "./app.ts";
import { AppError } from "./errors.ts";

/** Nothing that anybody asks for is deeper in itself; a frame that is would take the stack, and a line of the log. */
const DEPTH_MAX = 50;

/** The input as the schema gives it, or "bad-input" naming the first field that is wrong. */
export function parse<T>(schema: ZodType<T>, input: unknown): T {
  const result = schema.safeParse(withoutNul(input));
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.join(".");
  throw new AppError("bad-input", field ? { field } : {});
}

/** The same without NUL characters, which PostgreSQL cannot store and nobody types. */
function withoutNul(input: unknown, depth = 0): unknown {
  if (depth > DEPTH_MAX) throw new AppError("bad-input");
  if (typeof input === "string") return input.includes("\0") ? input.replaceAll("\0", "") : input;
  if (Array.isArray(input)) return input.map((value) => withoutNul(value, depth + 1));
  // Bytes, such as a picture's, are taken as they are.
  if (typeof input !== "object" || input === null || ArrayBuffer.isView(input)) return input;
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, withoutNul(value, depth + 1)]));
}

/** What the caller may be told of an error; a bug or a broken database is logged here, once. */
export function failureOf(app: App, error: unknown, where: string): Failure {
  if (error instanceof AppError) return { ok: false, error: error.code, ...error.details };
  app.log.error({ event: "request.failed", where, err: error });
  return { ok: false, error: isStorageError(error) ? "unavailable" : "internal" };
}

/** The database is full, locked or away: worth trying again, unlike a bug. */
function isStorageError(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return false;
  return /^SQLITE_(FULL|BUSY|IOERR|READONLY|CANTOPEN)|^(08|40|53|57P)|^ECONN/.test(error.code);
}
