import { createHmac } from "node:crypto";
import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { SiteSecret } from "@palique/shared/identity.ts";
import { expect, onTestFinished, test } from "vitest";
import { connectVisitor, newClientId } from "../support/clients.ts";
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

  test("customers are named while they write in two tabs: every word is stored, once", async () => {
    const { desk, staff } = await openOn();
    const [site] = await desk.admin.value<SiteAdmin[]>("GET", "/sites");
    const { secret } = await desk.admin.value<SiteSecret>("POST", `/sites/${site?.id}/identity/secret`);
    const texts = Array.from({ length: 8 }, (_, n) => `Word ${n}`);
    const chats = Array.from({ length: 5 }, async (_, n) => {
      const { visitor, conversationId } = await waiting(desk, staff.departmentId, "Hello");
      const tab = await connectVisitor(desk.server, desk.key, { token: visitor.token });
      const id = `customer-${n}`;
      const hash = createHmac("sha256", secret).update(id).digest("hex");
      const said = { token: visitor.token, id, name: "", email: "", hash };
      const named = visitor.value("identify", said);
      for (const text of texts) {
        await Promise.all([visitor.say(conversationId, text), tab.say(conversationId, `${text}, too`)]);
      }
      await named;
      const { page } = await visitor.value("session:open", {});
      return page?.messages.filter(({ author }) => author.kind === "visitor").map(({ text }) => text);
    });
    const expected = ["Hello", ...texts.flatMap((text) => [text, `${text}, too`])].sort();
    for (const stored of await Promise.all(chats)) expect(stored?.sort()).toEqual(expected);
  });
});
