import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { App } from "../app.ts";
import { fromJson } from "../db/store.ts";
import { findSecret, insertSecret } from "./secrets.store.ts";

/** Signs what a link says (22 characters of base64url), so that nobody can make one that says something else. */
export async function sign(app: App, said: readonly string[]): Promise<string> {
  return signature(await signingKey(app), said);
}

export async function isSigned(app: App, said: readonly string[], given: string): Promise<boolean> {
  const expected = Buffer.from(signature(await signingKey(app), said));
  const bytes = Buffer.from(given);
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

function signature(key: string, said: readonly string[]): string {
  return createHmac("sha256", key).update(JSON.stringify(said)).digest("base64url").slice(0, 22);
}

/** Of this installation; made once, and the same for every process. */
async function signingKey(app: App): Promise<string> {
  const stored = await findSecret(app.db, "signingKey");
  if (stored) return fromJson<string>(stored);
  return app.write(async (trx) => {
    await insertSecret(trx, "signingKey", JSON.stringify(randomBytes(32).toString("base64url")));
    return fromJson<string>((await findSecret(trx, "signingKey")) ?? "");
  });
}
