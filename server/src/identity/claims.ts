import type { Identify } from "@palique/shared/tracking.ts";
import type { z } from "zod";
import { fromJson } from "../db/store.ts";

/** What a website says of the person in the browser: only its word, until a hash proves it. */
export interface Claims {
  /** "": it names none. */
  id: string;
  name: string;
  email: string;
}

const NOTHING: Claims = { id: "", name: "", email: "" };

export function claimsOf({ id, name, email }: z.output<typeof Identify>): Claims {
  return { id: id ?? "", name, email };
}

export function readClaims({ claims }: { claims: string | null }): Claims {
  return claims === null ? NOTHING : { ...NOTHING, ...fromJson<Partial<Claims>>(claims) };
}

/** Whether somebody vouches for who the visitor is, or only says so. */
export function identityOf(visitor: {
  externalId: string | null;
  claims: string | null;
}): "verified" | "unverified" | null {
  if (visitor.externalId !== null) return "verified";
  return visitor.claims === null ? null : "unverified";
}

/** JSON for the row; null where nothing is claimed. */
export function writeClaims(claims: Claims | null): string | null {
  return claims && (claims.id || claims.name || claims.email) ? JSON.stringify(claims) : null;
}
