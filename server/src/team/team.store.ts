import { fileNews } from "@palique/shared/file-news.ts";
import { PAGE_SIZE } from "@palique/shared/limits.ts";
import { plainText } from "@palique/shared/markdown.ts";
import type { LinkedConversation, TeamEvent, TeamMessage, TeamRoom } from "@palique/shared/team.ts";
import type { Selectable } from "kysely";
import type { Database } from "../db/schema.ts";
import { type Db, fromJson, type Store } from "../db/store.ts";

export type Room = Selectable<Database["teamRooms"]>;
type MessageRow = Selectable<Database["teamMessages"]>;

/** Characters of the last message that a row of the list shows. */
const PREVIEW = 140;

/** The room if the operator is in it. On PostgreSQL nobody else changes it until the transaction ends. */
export async function findRoomToWrite(
  store: Store,
  trx: Db,
  roomId: string,
  operatorId: string,
): Promise<Room | undefined> {
  const query = trx.selectFrom("teamRooms").selectAll().where("id", "=", roomId);
  const room = await (store.engine === "postgres" ? query.forUpdate() : query).executeTakeFirst();
  return room && (await isMember(trx, roomId, operatorId)) ? room : undefined;
}

export async function isMember(db: Db, roomId: string, operatorId: string): Promise<boolean> {
  const row = await db
    .selectFrom("teamMembers")
    .select("roomId")
    .where("roomId", "=", roomId)
    .where("operatorId", "=", operatorId)
    .executeTakeFirst();
  return row !== undefined;
}

export function findRoomByKey(db: Db, key: string): Promise<Room | undefined> {
  return db.selectFrom("teamRooms").selectAll().where("key", "=", key).executeTakeFirst();
}

export async function listMemberIds(db: Db, roomId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("teamMembers")
    .select("operatorId")
    .where("roomId", "=", roomId)
    .orderBy("operatorId")
    .execute();
  return rows.map((row) => row.operatorId);
}

/** The operator's chats, newest first. */
export async function listRooms(db: Db, operatorId: string, limit: number): Promise<TeamRoom[]> {
  const rows = await db
    .selectFrom("teamRooms")
    .innerJoin("teamMembers", "teamMembers.roomId", "teamRooms.id")
    .selectAll("teamRooms")
    .select("teamMembers.readSeq")
    .where("teamMembers.operatorId", "=", operatorId)
    .execute();
  const shown = rows.sort((a, b) => lastAt(b) - lastAt(a)).slice(0, limit);
  if (shown.length === 0) return [];
  const members = await db
    .selectFrom("teamMembers")
    .select(["roomId", "operatorId"])
    .where(
      "roomId",
      "in",
      shown.map((room) => room.id),
    )
    .orderBy("operatorId")
    .execute();
  const groups = Map.groupBy(members, (one) => one.roomId);
  return shown.map((room) =>
    describeRoom(
      room,
      (groups.get(room.id) ?? []).map((one) => one.operatorId),
      room.readSeq,
    ),
  );
}

function lastAt(room: Room): number {
  return fromJson<TeamRoom["last"]>(room.last).at;
}

/** The room as a member with this read cursor sees it. */
export function describeRoom(room: Room, memberIds: string[], readSeq: number): TeamRoom {
  const { id, name, rev, lastSeq } = room;
  const kind = room.kind === "direct" ? "direct" : "group";
  return { id, kind, name, memberIds, rev, lastSeq, last: fromJson(room.last), readSeq };
}

export async function findReadSeqs(db: Db, roomId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("teamMembers")
    .select(["operatorId", "readSeq"])
    .where("roomId", "=", roomId)
    .execute();
  return new Map(rows.map((row) => [row.operatorId, row.readSeq]));
}

/** False: there is one with this key. */
export async function insertRoom(trx: Db, room: Room): Promise<boolean> {
  const result = await trx
    .insertInto("teamRooms")
    .values(room)
    .onConflict((conflict) => conflict.column("key").doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Who is in already stays as they are. */
export async function insertMembers(
  trx: Db,
  roomId: string,
  operatorIds: readonly string[],
  readSeq: number,
): Promise<void> {
  if (operatorIds.length === 0) return;
  await trx
    .insertInto("teamMembers")
    .values(operatorIds.map((operatorId) => ({ roomId, operatorId, readSeq })))
    .onConflict((conflict) => conflict.columns(["operatorId", "roomId"]).doNothing())
    .execute();
}

export async function deleteMembers(trx: Db, roomId: string, operatorIds: readonly string[]): Promise<void> {
  if (operatorIds.length === 0) return;
  await trx
    .deleteFrom("teamMembers")
    .where("roomId", "=", roomId)
    .where("operatorId", "in", [...operatorIds])
    .execute();
}

export async function renameRoom(trx: Db, room: Room, name: string): Promise<Room> {
  await trx.updateTable("teamRooms").set({ name }).where("id", "=", room.id).execute();
  return { ...room, name };
}

export interface NewTeamMessage {
  clientId: string;
  author: { id: string; name: string };
  content:
    | { text: string; link: LinkedConversation | null; extra?: TeamMessage["extra"] }
    | { event: TeamEvent };
  at: number;
}

/** Adds the next message; the room must come from this transaction. Its author has read it. */
export async function appendTeamMessage(
  trx: Db,
  room: Room,
  { clientId, author, content, at }: NewTeamMessage,
): Promise<{ room: Room; message: TeamMessage }> {
  const seq = room.lastSeq + 1;
  const event = "event" in content ? content.event : null;
  const text = "event" in content ? "" : content.text;
  const link = "event" in content ? null : content.link;
  const extra = "event" in content ? undefined : content.extra;
  const row: MessageRow = {
    roomId: room.id,
    seq,
    clientId,
    authorId: author.id,
    kind: event ? "event" : "text",
    body: event ? JSON.stringify(event) : text,
    link: link && JSON.stringify(link),
    extra: extra ? JSON.stringify(extra) : null,
    at,
  };
  await trx.insertInto("teamMessages").values(row).execute();
  // Not in the middle of an emoji.
  const beginning = (plainText(text.slice(0, 4 * PREVIEW)) || (link ? `#${link.number}` : ""))
    .slice(0, PREVIEW)
    .replace(/[\uD800-\uDBFF]$/, "");
  const last: TeamRoom["last"] = {
    authorId: author.id,
    text: beginning,
    event,
    files: fileNews(extra?.files),
    at,
  };
  const changed = { lastSeq: seq, rev: room.rev + 1, last: JSON.stringify(last) };
  await trx.updateTable("teamRooms").set(changed).where("id", "=", room.id).execute();
  await readRoom(trx, room.id, author.id, seq);
  return {
    room: { ...room, ...changed },
    message: toTeamMessage({ ...row, authorName: author.name }, seq - 1),
  };
}

/** Read cursors only move forward. */
export async function readRoom(trx: Db, roomId: string, operatorId: string, seq: number): Promise<boolean> {
  const result = await trx
    .updateTable("teamMembers")
    .set({ readSeq: seq })
    .where("roomId", "=", roomId)
    .where("operatorId", "=", operatorId)
    .where("readSeq", "<", seq)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

function withAuthor(db: Db, roomId: string) {
  return db
    .selectFrom("teamMessages")
    .innerJoin("operators", "operators.id", "teamMessages.authorId")
    .selectAll("teamMessages")
    .select("operators.name as authorName")
    .where("teamMessages.roomId", "=", roomId);
}

export async function findByClientId(
  db: Db,
  roomId: string,
  clientId: string,
): Promise<TeamMessage | undefined> {
  const row = await withAuthor(db, roomId).where("teamMessages.clientId", "=", clientId).executeTakeFirst();
  return row && toTeamMessage(row);
}

/** A page in ascending order, with whether more lies beyond it in the direction asked. */
export async function readTeamMessages(
  db: Db,
  roomId: string,
  range: { after: number } | { before: number } | "newest",
): Promise<{ messages: TeamMessage[]; more: boolean }> {
  const forward = range !== "newest" && "after" in range;
  let query = withAuthor(db, roomId)
    .orderBy("teamMessages.seq", forward ? "asc" : "desc")
    .limit(PAGE_SIZE + 1);
  if (forward) query = query.where("teamMessages.seq", ">", range.after);
  else if (range !== "newest") query = query.where("teamMessages.seq", "<", range.before);
  const rows = await query.execute();
  const messages = rows.slice(0, PAGE_SIZE).map((row) => toTeamMessage(row));
  return { messages: forward ? messages : messages.reverse(), more: rows.length > PAGE_SIZE };
}

function toTeamMessage(row: MessageRow & { authorName: string }, prev?: number): TeamMessage {
  const isEvent = row.kind === "event";
  return {
    roomId: row.roomId,
    seq: row.seq,
    ...(prev !== undefined && { prev }),
    clientId: row.clientId,
    author: { id: row.authorId, name: row.authorName },
    text: isEvent ? "" : row.body,
    link: row.link === null ? null : fromJson<LinkedConversation>(row.link),
    ...(row.extra && { extra: fromJson<NonNullable<TeamMessage["extra"]>>(row.extra) }),
    event: isEvent ? fromJson<TeamEvent>(row.body) : null,
    at: row.at,
  };
}
