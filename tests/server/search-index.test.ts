import { afterAll, beforeAll, expect, test } from "vitest";
import { deleteMessage } from "../../server/src/conversations/delete-message.ts";
import { editMessage } from "../../server/src/conversations/edit-message.ts";
import { sendVisitorMessage } from "../../server/src/conversations/send-message.ts";
import { indexConversations } from "../../server/src/search/index-conversations.ts";
import { searchConversations } from "../../server/src/search/search-conversations.ts";
import { listStale } from "../../server/src/search/search-index.store.ts";
import { type Floor, openFloor } from "../routing/floor.ts";
import { onEachDatabase } from "../support/each-database.ts";

onEachDatabase("the search index", (engine) => {
  let opened: Floor | null = null;
  beforeAll(async () => {
    opened = await openFloor(engine, 2, 1);
  });
  afterAll(() => opened?.close());

  async function chat() {
    if (!opened) throw new Error("used before the tests run");
    const { app, admin, departmentIds } = opened;
    await opened.arrive(departmentIds[0] ?? "");
    const visitor = opened.visitors.at(-1);
    if (!visitor) throw new Error("no visitor");
    const { conversationId: id } = visitor;
    return {
      app,
      id,
      actor: visitor.actor,
      say: (text: string) =>
        sendVisitorMessage(app, visitor.actor, { clientId: app.id(), conversationId: id, text }, null),
      async index() {
        let left: string[] | null = [id];
        while (left && left.length > 0) left = await indexConversations(app, left);
      },
      finds: async (query: string) =>
        (await searchConversations(app, admin, { query })).messages.map(({ seq }) => seq),
    };
  }

  test("an edited message is found by its new words only, a deleted one not at all", async () => {
    const { app, id, actor, say, index, finds } = await chat();
    const { seq } = await say("a pineapple, please");
    await index();
    expect(await finds("pineapple")).toEqual([seq]);
    const name = () => ({ clientId: app.id(), conversationId: id, seq });
    await editMessage(app, actor, { ...name(), text: "a mango, please" });
    await index();
    expect(await finds("pineapple")).toEqual([]);
    expect(await finds("mango")).toEqual([seq]);
    await deleteMessage(app, actor, name());
    await index();
    expect(await finds("mango")).toEqual([]);
  });

  test("a conversation longer than a batch is indexed to its end, each message once", async () => {
    const { app, say, index, finds, id } = await chat();
    for (let n = 0; n < 230; n++) await say(`papaya ${n}`);
    await index();
    await index();
    const { count } = await app.db
      .selectFrom("searchEntries")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("conversationId", "=", id)
      .where("seq", ">", 0)
      .executeTakeFirstOrThrow();
    // And the message it began with.
    expect(Number(count)).toBe(231);
    expect(await finds('"papaya 229"')).toHaveLength(1);
    expect(await finds('"papaya 3"')).toHaveLength(1);
    expect((await listStale(app.db, null, 1_000)).stale).not.toContain(id);
  });
});
