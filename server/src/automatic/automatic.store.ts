import type { AutoMessages } from "@palique/shared/automatic.ts";
import type { Localized } from "@palique/shared/locale.ts";
import { prepared } from "../db/prepared.ts";
import { type Db, fromJson } from "../db/store.ts";

/** A live chat whose department says something by itself. */
export interface WatchedChat {
  id: string;
  state: "queued" | "active";
  operatorId: string | null;
  heldAt: number | null;
  /** Since when silence counts (epoch ms); null: not before somebody says something. */
  autoSince: number | null;
  /** How many of the silence's steps are done. */
  autoStep: number;
  departmentNames: Localized;
  auto: AutoMessages;
}

const watchedOf = prepared((db, { conversationId }: { conversationId: string }) =>
  db
    .selectFrom("chats")
    .innerJoin("departments", "departments.id", "chats.departmentId")
    .select(["chats.id", "chats.state", "chats.operatorId", "chats.heldAt"])
    .select(["chats.autoSince", "chats.autoStep", "departments.names", "departments.auto"])
    .where("chats.conversationId", "=", conversationId)
    .where("chats.state", "in", ["queued", "active"])
    .where("departments.auto", "is not", null),
);

/** The live chat of a conversation, if its department says something by itself. */
export async function findWatched(trx: Db, conversationId: string): Promise<WatchedChat | null> {
  const [row] = await watchedOf(trx, { conversationId });
  if (!row || row.auto === null) return null;
  const { names, auto, state, ...chat } = row;
  return {
    ...chat,
    state: state as WatchedChat["state"],
    departmentNames: fromJson<Localized>(names),
    auto: fromJson<AutoMessages>(auto),
  };
}

/** Conversations of a department with a live chat on them. */
export async function listLive(trx: Db, departmentId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom("chats")
    .select("conversationId")
    .where("departmentId", "=", departmentId)
    .where("state", "in", ["queued", "active"])
    .orderBy("conversationId")
    .execute();
  return rows.map((row) => row.conversationId);
}
