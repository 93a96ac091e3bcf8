import type { Upload } from "@palique/shared/files.ts";
import { CHUNK_MAX } from "@palique/shared/limits.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { checkRoom, writeBytes } from "./bytes.ts";
import { describeUpload } from "./describe-upload.ts";
import { advanceFile } from "./files.store.ts";
import { findOwnFile, type Uploader } from "./uploader.ts";

/**
 * Adds the next bytes. Those that came before a line broke count, too. Fails with "conflict" where the offset is
 * not the server's: whoever sends asks for it and goes on from there.
 */
export async function writeChunk(
  app: App,
  uploader: Uploader,
  input: { id: string; offset: number },
  source: AsyncIterable<Buffer>,
): Promise<Upload> {
  await app.rates.consume("chunkPerUploader", uploader.owner);
  const file = await findOwnFile(app, uploader, input.id);
  if (file.state !== "uploading" || file.received !== input.offset) throw new AppError("conflict");
  const room = Math.min(CHUNK_MAX, file.size - file.received);
  await checkRoom(app, room);
  const { written } = await writeBytes(app, file.path, file.received, source, room);
  const received = file.received + written;
  const isOurs = await app.write((trx) => advanceFile(trx, file.id, file.received, received, app.now()));
  if (!isOurs) throw new AppError("conflict");
  return describeUpload({ ...file, received }, app.now());
}
