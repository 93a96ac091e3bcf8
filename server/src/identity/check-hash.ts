import { createHmac, timingSafeEqual } from "node:crypto";
import type { App } from "../app.ts";
import { type IdentitySecret, listSecrets } from "./secrets.store.ts";

/** The secret with which `hash` (hex) is HMAC-SHA256(secret, id), RFC 2104; undefined: none that counts. */
export async function findProof(
  app: App,
  siteId: string,
  id: string,
  hash: string,
): Promise<IdentitySecret | undefined> {
  const given = Buffer.from(hash, "hex");
  const secrets = await listSecrets(app.db, siteId, app.now());
  return secrets.find(({ secret }) => {
    const expected = createHmac("sha256", secret).update(id).digest();
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
