import { parseCookie } from "cookie";
import type { Response } from "express";
import type { App } from "../app.ts";
import { SESSION_COOKIE, SESSION_MS } from "./find-session.ts";

/** The session token in a Cookie header, of HTTP or of a socket's handshake. */
export function sessionTokenIn(cookieHeader: string | undefined): string | undefined {
  return cookieHeader === undefined ? undefined : parseCookie(cookieHeader)[SESSION_COOKIE];
}

/** Lax, not Strict: a link in a mail must find the operator signed in. Changes are guarded by their Origin. */
export function setSessionCookie(app: App, response: Response, token: string): void {
  response.cookie(SESSION_COOKIE, token, { ...attributes(app), maxAge: SESSION_MS });
}

export function clearSessionCookie(app: App, response: Response): void {
  response.clearCookie(SESSION_COOKIE, attributes(app));
}

function attributes(app: App) {
  const secure = app.config.publicUrl.startsWith("https:");
  return { httpOnly: true, sameSite: "lax", secure, path: "/" } as const;
}
