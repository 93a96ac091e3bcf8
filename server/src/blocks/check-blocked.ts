import type { ErrorCode } from "@palique/shared/reply.ts";
import { isInRange } from "../addresses.ts";
import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { listBlocksFor } from "./blocks.store.ts";

interface Who {
  visitorId: string | null;
  /** "" for none. */
  email: string;
  address: string;
}

/** Until when this one is kept out, epoch ms: 0 for not at all, infinity until somebody lifts it. */
export async function blockedUntil(app: App, who: Who, db: Db = app.db): Promise<number> {
  const blocks = await listBlocksFor(db, who, app.now());
  const ends = blocks
    .filter(({ kind, value }) => kind !== "address" || isInRange(who.address, value))
    .map(({ expiresAt }) => expiresAt ?? Number.POSITIVE_INFINITY);
  return Math.max(0, ...ends);
}

/** Fails with `error` for whoever is kept out: one that others get, too, for another reason. */
export async function checkNotBlocked(app: App, who: Who, error: ErrorCode): Promise<void> {
  if ((await blockedUntil(app, who)) > app.now()) throw new AppError(error);
}
