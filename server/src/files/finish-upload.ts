import type { Upload } from "@palique/shared/files.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { copyBytes, newPlace, pathFor, pathOf, readHead, removeBytes, syncBytes } from "./bytes.ts";
import { cleanName } from "./clean-name.ts";
import { describeUpload } from "./describe-upload.ts";
import { deleteUnused, finishFile, type StoredFile } from "./files.store.ts";
import { processImage } from "./process-image.ts";
import { HEAD_BYTES, type Recognised, recognise } from "./recognise.ts";
import { findOwnFile, type Uploader } from "./uploader.ts";

/** Where what is made of an upload comes to lie. */
interface Places {
  path: string;
  thumbnail: string;
}

/**
 * Looks at what came and makes a file of it that can be sent. A repeat answers the same. Fails with "conflict"
 * while bytes are missing and with "file-refused" for what is refused by its bytes; then it is gone.
 */
export async function finishUpload(app: App, uploader: Uploader, id: string): Promise<Upload> {
  const file = await findOwnFile(app, uploader, id);
  if (file.state !== "uploading") return describeUpload(file, app.now());
  if (file.received < file.size) throw new AppError("conflict");
  const places = { path: newPlace(), thumbnail: newPlace() };
  try {
    const made = await makeFile(app, file, places);
    const isOurs = await app.write((trx) => finishFile(trx, id, { ...made, touchedAt: app.now() }));
    await removeBytes(app, isOurs ? [file.path] : [places.path, places.thumbnail]);
  } catch (error) {
    await removeBytes(app, [places.path, places.thumbnail]);
    // Asked twice at once: the other one was quicker, and the bytes were taken from under this one.
    const twin = await findOwnFile(app, uploader, id);
    if (twin.state !== "uploading") return describeUpload(twin, app.now());
    if (error instanceof AppError && error.code === "file-refused") await drop(app, file);
    throw error;
  }
  const finished = await findOwnFile(app, uploader, id);
  app.log.info({ event: "upload.finished", file: id, bytes: finished.size, kind: finished.kind });
  return describeUpload(finished, app.now());
}

async function makeFile(app: App, file: StoredFile, places: Places): Promise<Partial<StoredFile>> {
  const first = await recogniseAt(app, file.path);
  if (first.kind === "image") return app.imaging(() => makeImage(app, file, places));
  // A copy: a late piece of the upload cannot change what has been looked at.
  await copyBytes(app, file.path, places.path);
  const { type, kind, ending } = await recogniseAt(app, places.path);
  if (kind === "image") throw new AppError("conflict");
  const voiceMs = kind === "audio" ? file.voiceMs : null;
  return { path: places.path, type, kind, voiceMs, name: cleanName(file.name, ending) };
}

async function makeImage(
  app: App,
  file: StoredFile,
  { path, thumbnail }: Places,
): Promise<Partial<StoredFile>> {
  const image = await processImage(
    pathOf(app, file.path),
    await pathFor(app, path),
    await pathFor(app, thumbnail),
  );
  await syncBytes(app, path);
  const { type, width, height, size } = image;
  const name = cleanName(file.name, image.ending);
  return { path, thumbnail, type, kind: "image", width, height, size, received: size, voiceMs: null, name };
}

async function recogniseAt(app: App, place: string): Promise<Recognised> {
  const recognised = recognise(await readHead(app, place, HEAD_BYTES));
  if (!recognised) throw new AppError("file-refused");
  return recognised;
}

async function drop(app: App, file: StoredFile): Promise<void> {
  if (await app.write((trx) => deleteUnused(trx, file.id))) await removeBytes(app, [file.path]);
}
