import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { pathOf } from "./bytes.ts";
import { findFile } from "./files.store.ts";
import { isSigned } from "./sign-files.ts";

interface Readable {
  path: string;
  type: string;
  name: string;
  /** Safe to be shown in place: drawn by us, or only to be played. */
  inline: boolean;
  etag: string;
}

/** What an address names. Forged, expired and deleted ones are "not-found" alike. */
export async function readFile(
  app: App,
  { id, signature, small }: { id: string; signature: string; small: boolean },
): Promise<Readable> {
  const file = await findFile(app.db, id);
  if (!file || file.state === "uploading" || !isSigned(file.key, id, signature, app.now())) {
    throw new AppError("not-found");
  }
  const place = small ? file.thumbnail : file.path;
  if (place === null) throw new AppError("not-found");
  return {
    path: pathOf(app, place),
    type: small ? "image/webp" : file.type,
    name: file.name,
    inline: file.kind !== "file",
    etag: `"${place}"`,
  };
}
