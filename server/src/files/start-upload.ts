import type { CreateUpload, Upload } from "@palique/shared/files.ts";
import { callerOf } from "../addresses.ts";
import type { App } from "../app.ts";
import { checkNotBlocked } from "../blocks/check-blocked.ts";
import { findOwn } from "../conversations/find-own.ts";
import { AppError } from "../errors.ts";
import { makeToken } from "../operators/tokens.ts";
import { requireMember } from "../team/find-room.ts";
import { checkRoom, createBytes, newPlace, removeBytes } from "./bytes.ts";
import { cleanName, endingOf } from "./clean-name.ts";
import { describeUpload } from "./describe-upload.ts";
import { findFileByClientId, insertFile } from "./files.store.ts";
import type { Uploader } from "./uploader.ts";

/**
 * Begins an upload, or finds the one this very request began: its answer may have been lost, or the page
 * reloaded. Fails with "too-large", "file-refused", "disk-full" and "rate-limited" before any byte travels.
 */
export async function startUpload(app: App, uploader: Uploader, input: CreateUpload): Promise<Upload> {
  const { owner, rules } = uploader;
  const known = await findFileByClientId(app.db, owner, input.clientId);
  if (known) return describeUpload(known, app.now());
  const place = await placeOf(app, uploader, input);
  if (input.size > rules.maxBytes) throw new AppError("too-large");
  if (rules.refused.includes(endingOf(input.name))) throw new AppError("file-refused");
  await checkVisitor(app, uploader);
  await limit(app, uploader, input.size);
  await checkRoom(app, input.size);
  const path = newPlace();
  await createBytes(app, path);
  const now = app.now();
  const file = {
    id: app.id(),
    owner,
    clientId: input.clientId,
    ...place,
    seq: null,
    state: "uploading",
    name: cleanName(input.name, null),
    size: input.size,
    received: 0,
    type: "application/octet-stream",
    kind: "file",
    width: null,
    height: null,
    voiceMs: input.voiceMs,
    key: makeToken(),
    path,
    thumbnail: null,
    createdAt: now,
    touchedAt: now,
  };
  try {
    await app.write((trx) => insertFile(trx, file));
  } catch (error) {
    await removeBytes(app, [path]);
    // Asked twice at once: the other one was quicker.
    const twin = await findFileByClientId(app.db, owner, input.clientId);
    if (twin) return describeUpload(twin, now);
    throw error;
  }
  app.log.info({ event: "upload.started", file: file.id, bytes: file.size });
  return describeUpload(file, now);
}

/** Where it is meant for: it can be sent nowhere else. */
async function placeOf(app: App, { actor }: Uploader, { conversationId, roomId }: CreateUpload) {
  if (roomId !== undefined) {
    if (actor.kind !== "operator" || conversationId !== null) throw new AppError("not-found");
    await requireMember(app, actor, roomId);
    return { conversationId: null, roomId };
  }
  if (conversationId === null) return { conversationId, roomId: null };
  return { conversationId: (await findOwn(app, actor, conversationId)).id, roomId: null };
}

/** Whoever is kept out fills no disk; they hear what everybody hears where visitors send no files. */
async function checkVisitor(app: App, { actor, address }: Uploader): Promise<void> {
  if (actor.kind !== "visitor" || address === null) return;
  await checkNotBlocked(app, { visitorId: actor.visitorId, email: "", address }, "forbidden");
}

async function limit(app: App, { owner, address }: Uploader, size: number): Promise<void> {
  // Operators are known by name.
  if (address === null) return;
  const kb = Math.ceil(size / 1_000);
  const caller = callerOf(address);
  await app.rates.consume("uploadPerVisitor", owner);
  await app.rates.consume("uploadKbPerVisitor", owner, kb);
  // Visitors name themselves: only this one binds whoever makes up a new name for each file.
  await app.rates.consume("uploadPerAddress", caller);
  await app.rates.consume("uploadKbPerAddress", caller, kb);
}
