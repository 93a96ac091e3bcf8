import { expect, onTestFinished, test } from "vitest";
import { newClientId } from "../support/clients.ts";
import { createDatabase } from "../support/databases.ts";
import { openDesk, staffed, waiting } from "../support/desk.ts";
import { onEachDatabase } from "../support/each-database.ts";

/** More than there are connections to a database: nobody may wait for what only those who wait can free. */
const AT_ONCE = 25;

onEachDatabase("many at the same moment", (engine) => {
  async function openOn() {
    const database = await createDatabase(engine);
    const desk = await openDesk({ database });
    onTestFinished(async () => {
      await desk.server.stop();
      await database.drop();
    });
    return { desk, staff: await staffed(desk) };
  }

  test("all come back into their chats", async () => {
    const { desk, staff } = await openOn();
    const chats = await Promise.all(
      Array.from({ length: AT_ONCE }, () => waiting(desk, staff.departmentId, "Hello")),
    );
    for (const { visitor, conversationId } of chats) await visitor.value("chat:end", { conversationId });
    const back = await Promise.all(
      chats.map(({ visitor, conversationId }) => visitor.value("chat:resume", { conversationId })),
    );
    expect(back.map(({ state }) => state)).toEqual(back.map(() => "queued"));
  });

  test("one writes to the team about a conversation", async () => {
    const { desk, staff } = await openOn();
    const { conversationId } = await waiting(desk, staff.departmentId);
    const { operator: colleague } = await staffed(desk);
    const memberIds = [colleague.me.id];
    const { id } = await staff.operator.value("team:start", { clientId: newClientId(), memberIds, name: "" });
    const sent = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, n) =>
        staff.operator.value("team:send", {
          clientId: newClientId(),
          roomId: id,
          text: `Look ${n}`,
          conversationId,
        }),
      ),
    );
    expect(new Set(sent.map(({ seq }) => seq)).size).toBe(AT_ONCE);
  });
});
