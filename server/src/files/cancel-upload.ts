import type { App } from "../app.ts";
import { removeBytes } from "./bytes.ts";
import { deleteUnused } from "./files.store.ts";
import { findOwnFile, type Uploader } from "./uploader.ts";

/** Gives an upload up. What a message has stays with it. */
export async function cancelUpload(app: App, uploader: Uploader, id: string): Promise<void> {
  const file = await findOwnFile(app, uploader, id);
  if (await app.write((trx) => deleteUnused(trx, id))) await removeBytes(app, [file.path, file.thumbnail]);
}
