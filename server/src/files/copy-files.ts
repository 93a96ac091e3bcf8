import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { makeToken } from "../operators/tokens.ts";
import { linkBytes, newPlace, removeBytes } from "./bytes.ts";
import { findFileByClientId, insertFile, type StoredFile } from "./files.store.ts";

interface Target {
  owner: string;
  conversationId: string | null;
  /** The same one again finds the same copies. */
  clientId: string;
}

/**
 * Finished files once more, as uploads of the target's owner that wait to be sent: each lives and dies on its own
 * from then on. Fails with "not-found" when they are gone meanwhile.
 */
export async function copyFiles(
  app: App,
  files: readonly StoredFile[],
  target: Target,
): Promise<StoredFile[]> {
  const copies: StoredFile[] = [];
  for (const [index, file] of files.entries()) {
    copies.push(await copyFile(app, file, { ...target, clientId: `${target.clientId}.${index}` }));
  }
  return copies;
}

async function copyFile(app: App, file: StoredFile, target: Target): Promise<StoredFile> {
  const known = await findFileByClientId(app.db, target.owner, target.clientId);
  if (known) return known;
  const path = newPlace();
  const thumbnail = file.thumbnail === null ? null : newPlace();
  const now = app.now();
  const fresh = { id: app.id(), key: makeToken(), path, thumbnail, createdAt: now, touchedAt: now };
  const copy = { ...file, ...target, ...fresh, seq: null, state: "ready" };
  try {
    await linkBytes(app, file.path, path);
    if (file.thumbnail !== null && thumbnail !== null) await linkBytes(app, file.thumbnail, thumbnail);
    await app.write((trx) => insertFile(trx, copy));
    return copy;
  } catch (error) {
    await removeBytes(app, [path, thumbnail]);
    // Asked twice at once: the other one was quicker.
    const twin = await findFileByClientId(app.db, target.owner, target.clientId);
    if (twin) return twin;
    const isGone = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw isGone ? new AppError("not-found") : error;
  }
}
