import { createHash } from "node:crypto";
import { isIP } from "node:net";
import type { Config } from "../config.ts";
import { isPublicAddress } from "../public-address.ts";

/** Whether pushes may be sent there: HTTPS on the public internet. What its name resolves to is checked when connecting. */
export function isAllowedEndpoint(config: Pick<Config, "pushPrivate">, endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, username, password } = new URL(endpoint);
  if (username || password) return false;
  if (config.pushPrivate) return protocol === "https:" || protocol === "http:";
  if (protocol !== "https:") return false;
  const bare = hostname.replace(/^\[|\]$/g, "");
  return isIP(bare) ? isPublicAddress(bare) : bare.includes(".");
}

/** Names a subscription without giving it away. */
export function hashEndpoint(endpoint: string): string {
  return createHash("sha256").update(endpoint).digest("base64url");
}
