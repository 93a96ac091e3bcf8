import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { Config } from "../config.ts";
import { publicLookup } from "../public-address.ts";
import { isAllowedEndpoint } from "./push-endpoint.ts";

const WITHIN_MS = 15_000;

export interface PushAnswer {
  status: number;
  /** How long the push service wants to be left alone; null: it does not say. */
  retryAfterMs: number | null;
}

/** Says what went wrong without saying where: an endpoint is a secret. */
export class PushFailed extends Error {}

/** Posts to a push service, only to a public host and without following redirects. Fails with PushFailed. */
export async function postPush(
  config: Pick<Config, "pushPrivate">,
  endpoint: string,
  headers: Record<string, string | number>,
  body: Buffer,
): Promise<PushAnswer> {
  if (!isAllowedEndpoint(config, endpoint)) throw new PushFailed("not allowed");
  const send = endpoint.startsWith("https:") ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = send(endpoint, {
      method: "POST",
      headers,
      signal: AbortSignal.timeout(WITHIN_MS),
      ...(config.pushPrivate ? {} : { lookup: publicLookup }),
    });
    request.on("error", (error) => reject(new PushFailed(codeOf(error))));
    request.on("response", (response) => {
      response.on("error", () => undefined).resume();
      const { statusCode = 0, headers: answered } = response;
      resolve({ status: statusCode, retryAfterMs: parseRetryAfter(answered["retry-after"], Date.now()) });
    });
    request.end(body);
  });
}

/** Seconds, or a date (RFC 9110, 10.2.3); at most an hour is believed. */
export function parseRetryAfter(value: string | undefined, now: number): number | null {
  if (!value) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 3_600_000) : null;
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
