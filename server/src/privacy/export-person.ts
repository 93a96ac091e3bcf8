import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { Readable } from "node:stream";
import yazl from "yazl";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { pathOf } from "../files/bytes.ts";
import { requireAdmin } from "../operators/require-admin.ts";
import { readParts } from "../recordings/recording-bytes.ts";
import { listRecordingsOf } from "../recordings/recordings.store.ts";
import { recordAct } from "../settings/record-act.ts";
import { type ExportedFile, listExportedFiles } from "./export.store.ts";
import { findPersonIds } from "./person.store.ts";
import { personJson } from "./person-json.ts";

/**
 * Everything of a person as a ZIP: person.json, and the files under the names they came with. It is made while it is
 * read, so it takes no room, however much there is. Notes of the team about the person are in it: they are data
 * about them, too (GDPR, article 15).
 */
export async function exportPerson(
  app: App,
  actor: OperatorActor,
  contactId: string,
): Promise<NodeJS.ReadableStream> {
  requireAdmin(actor);
  const ids = await findPersonIds(app.db, contactId);
  if (!ids) throw new AppError("not-found");
  await app.write((trx) => recordAct(app, trx, actor.id, "person.export", contactId));
  const zip = new yazl.ZipFile();
  const fail = (error: unknown) => zip.emit("error", error);
  const mtime = new Date(app.now());
  zip.addReadStreamLazy("person.json", { mtime }, (give) =>
    give(null, Readable.from(personJson(app, ids), { objectMode: true })),
  );
  const taken = new Set<string>();
  for (const file of await listExportedFiles(app.db, ids)) {
    const path = pathOf(app, file.path);
    // Erased meanwhile, or lost with a disk: the rest is still worth having.
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (!isThere) continue;
    zip.addReadStreamLazy(nameIn(file, taken), { mtime, compress: false }, (give) =>
      give(null, createReadStream(path).on("error", fail)),
    );
  }
  for (const { id, number, place } of await listRecordingsOf(app.db, ids.conversation)) {
    zip.addReadStreamLazy(`recordings/${number}/${id}.palique`, { mtime }, (give) =>
      give(null, Readable.from(readParts(app, place), { objectMode: false }).on("error", fail)),
    );
  }
  zip.end();
  return zip.outputStream;
}

/** In a folder of its message, under its own name, and never outside of the archive. */
function nameIn({ name, number, seq }: ExportedFile, taken: Set<string>): string {
  const plain = name.replace(/[/\\:*?"<>|\p{Cc}]/gu, "_").replace(/^\.+/, "_") || "file";
  const folder = number === null ? "files/unsent" : `files/${number}/${seq ?? "unsent"}`;
  for (let copy = 1; ; copy++) {
    const path = `${folder}/${copy === 1 ? "" : `${copy}-`}${plain}`;
    if (taken.has(path)) continue;
    taken.add(path);
    return path;
  }
}
