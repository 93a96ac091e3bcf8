import type { Failure, Reply } from "@palique/shared/reply.ts";
import { failureText } from "./i18n/errors.ts";
import { sessionEnded } from "./session.model.ts";

type Answer<T> = { ok: true; value: T } | ApiFailure;
/** `text` says why in the language of the screen; `field` names the first wrong field. */
export type ApiFailure = Omit<Failure, "error"> & { error: Failure["error"] | "no-connection"; text: string };

/**
 * One HTTP request to /api/v1. Never throws: a broken connection is a failure like the others. An ended
 * session anywhere leads to the sign-in form, which comes back to where the operator was.
 */
async function request<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
  const isBytes = body instanceof Blob;
  let reply: Reply<T>;
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      credentials: "same-origin",
      headers: body === undefined || isBytes ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? null : isBytes ? body : JSON.stringify(body),
    });
    reply = await response.json();
  } catch {
    return { ok: false, error: "no-connection", text: failureText("no-connection") };
  }
  if (reply.ok) return reply;
  if (reply.error === "not-signed-in") sessionEnded();
  return { ...reply, text: failureText(reply) };
}

export const api = {
  get: <T>(path: string) => request<T>("GET", path),
  post: <T>(path: string, body: unknown) => request<T>("POST", path, body),
  put: <T>(path: string, body: unknown) => request<T>("PUT", path, body),
  patch: <T>(path: string, body: unknown) => request<T>("PATCH", path, body),
  delete: <T>(path: string) => request<T>("DELETE", path),
};
