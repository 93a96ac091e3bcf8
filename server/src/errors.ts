import type { ErrorCode } from "@palique/shared/reply.ts";

/** What a caller may be told. Anything else thrown is a bug: logged once at the edge, answered as "internal". */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: { retryAfterMs?: number; field?: string };

  constructor(code: ErrorCode, details: { retryAfterMs?: number; field?: string } = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
