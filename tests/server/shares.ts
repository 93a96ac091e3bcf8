import { afterAll, beforeAll, expect } from "vitest";
import type { OperatorActor, VisitorActor } from "../../server/src/actors.ts";
import { assignChat } from "../../server/src/chats/answer-transfer.ts";
import { inviteHelper } from "../../server/src/chats/invite-helper.ts";
import { joinChat } from "../../server/src/chats/join-chat.ts";
import type { Engine } from "../../server/src/db/dialect.ts";
import type { AppEvent } from "../../server/src/events.ts";
import { connectOperator } from "../../server/src/realtime/operator-presence.ts";
import { answerShare } from "../../server/src/sharing/answer-share.ts";
import { askShare } from "../../server/src/sharing/ask-share.ts";
import { endUnattended } from "../../server/src/sharing/end-unattended.ts";
import { openFloor } from "../routing/floor.ts";

/** The browser in which the visitor allows things. */
export const HERE = "hash-of-here";
export const ELSEWHERE = "hash-of-elsewhere";

/** A chat of Ana's, in which Bo helps; Cleo is neither; a boss may listen. With a clock of its own. */
async function openChat(engine: Engine) {
  const floor = await openFloor(engine, 1, 3, { "share-over": endUnattended });
  const { app, admin: boss, operatorIds, departmentIds, site } = floor;
  const [departmentId = ""] = departmentIds;
  for (const id of operatorIds) {
    await app.write((trx) =>
      trx
        .insertInto("memberships")
        .values({ operatorId: id, departmentId })
        .onConflict((c) => c.doNothing())
        .execute(),
    );
    await app.write((trx) =>
      trx.updateTable("operators").set({ capacity: 9 }).where("id", "=", id).execute(),
    );
    await connectOperator(app, id);
  }
  const [ana, bo, cleo] = (await Promise.all(operatorIds.map((id) => floor.actor(id)))) as [
    OperatorActor,
    OperatorActor,
    OperatorActor,
  ];
  /** A chat of another visitor's, in Ana's hands. */
  async function begin() {
    await floor.arrive(departmentId);
    const visitor = floor.visitors.at(-1);
    if (!visitor) throw new Error("nobody came");
    const { conversationId } = visitor;
    const chat = await app.db
      .selectFrom("chats")
      .selectAll()
      .where("conversationId", "=", conversationId)
      .executeTakeFirstOrThrow();
    const chatId = chat.id;
    await assignChat(app, boss, { chatId, operatorId: ana.id });
    await inviteHelper(app, ana, { conversationId, operatorId: bo.id, note: "" });
    await joinChat(app, bo, { conversationId });
    return { visitor: visitor.actor, conversationId, chatId };
  }
  const heard: AppEvent[] = [];
  app.on("share.changed", (event) => void heard.push(event));
  return { ...floor, ana, bo, cleo, boss, site, heard, departmentId, begin };
}
export type Chat = Awaited<ReturnType<typeof openChat>>;

/** One for all tests of the surrounding `describe`. */
export function useChat(engine: Engine): () => Chat {
  let opened: Chat | null = null;
  beforeAll(async () => {
    opened = await openChat(engine);
  });
  afterAll(() => opened?.close());
  return () => {
    if (!opened) throw new Error("used before the tests run");
    return opened;
  };
}

/** One that the visitor has allowed. */
export async function shared(
  { app }: Pick<Chat, "app">,
  by: OperatorActor,
  visitor: VisitorActor,
  conversationId: string,
  kind: "cobrowse" | "screen" | "capture" = "cobrowse",
) {
  const { id } = await askShare(app, by, { conversationId, kind, media: null });
  return answerShare(app, visitor, HERE, { shareId: id, allow: true });
}

/** Lines of the conversation about what is shared, oldest first. */
export async function lines({ app }: Pick<Chat, "app">, conversationId: string): Promise<string[]> {
  const rows = await app.db
    .selectFrom("messages")
    .select("body")
    .where("conversationId", "=", conversationId)
    .where("kind", "=", "event")
    .orderBy("seq")
    .execute();
  const events = rows.map(({ body }) => JSON.parse(body) as { type: string; ending?: string });
  return events
    .filter(({ type }) => type.startsWith("share."))
    .map(({ type, ending }) => [type.slice(6), ending].filter(Boolean).join(" "));
}

/** Fails with this code. */
export async function refuses(work: Promise<unknown>, code: string): Promise<void> {
  await expect(work).rejects.toMatchObject({ code });
}
