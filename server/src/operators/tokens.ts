import { createHash, randomBytes } from "node:crypto";

/** Secrets given to people: sessions, invites, the setup link. Only their hash is stored. */
export function makeToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 in hex. Enough for random tokens; passwords use argon2id. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
