import { createHash } from "node:crypto";
import type { ComesFrom, HereSaid } from "./entry.ts";

/**
 * Names a browser on a site, by its token, else by the load of the page it came with: the same after a restart, so
 * that an invitation which is open for it is found again. It tells nobody what it was made of.
 */
export function entryName({ siteId, tokenHash }: ComesFrom, { tab }: HereSaid): string {
  const known = tokenHash === null ? `tab ${tab}` : `token ${tokenHash}`;
  return createHash("sha256").update(`${siteId} ${known}`).digest("base64url").slice(0, 22);
}
