import type { SearchResults } from "@palique/shared/search.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newClientId, type OperatorClient } from "../support/clients.ts";
import { createDatabase } from "../support/databases.ts";
import { type Desk, openDesk, staffed, talking, waiting } from "../support/desk.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { until } from "../support/wait.ts";

/** The index follows the conversations: asks until it has come that far. */
function finds(
  operator: OperatorClient,
  query: string,
  fits: (results: SearchResults) => boolean = ({ messages }) => messages.length > 0,
): Promise<SearchResults> {
  return until(`a find for ${query}`, async () => {
    const results = await operator.value("search", { query });
    return fits(results) ? results : null;
  });
}
const shown = (results: SearchResults) =>
  results.messages.map(({ excerpt }) => excerpt.map(({ text }) => text).join(""));

onEachDatabase("search", (engine) => {
  let opened: Desk | null = null;
  beforeAll(async () => {
    opened = await openDesk({ database: await createDatabase(engine) });
  });
  afterAll(async () => {
    await opened?.server.stop();
    await opened?.server.database.drop();
  });
  const desk = () => {
    if (!opened) throw new Error("used before the tests run");
    return opened;
  };

  test("accents and case do not matter, and a word may be unfinished", async () => {
    const { operator, visitor, conversationId } = await talking(desk());
    await visitor.say(conversationId, "¿Me dan INFORMACIÓN del Señor Muñoz?");
    for (const query of ["informacion", "información munoz", "inform", '"senor munoz"', "MUÑ"]) {
      const results = await finds(operator, query);
      expect(shown(results), query).toEqual(["¿Me dan INFORMACIÓN del Señor Muñoz?"]);
    }
    const [found] = (await finds(operator, "informacion")).messages;
    expect(found?.excerpt.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toEqual(["INFORMACIÓN"]);
  });

  test("every word has to be there, and a phrase in a row", async () => {
    const { operator, visitor, conversationId } = await talking(desk());
    await visitor.say(conversationId, "The xylophone is on its way");
    await finds(operator, "xylophone way");
    for (const query of ["xylophone lost", '"xylophone on"', "xylophone the its nowhere"]) {
      expect((await operator.value("search", { query })).messages, query).toEqual([]);
    }
  });

  test("a conversation is found by its number, a person by name and address", async () => {
    const { operator, conversationId } = await talking(desk());
    const { summary } = await operator.value("conversation:open", { conversationId, after: null });
    const byNumber = await operator.value("search", { query: `#${summary.number}` });
    expect(byNumber.conversations.map((one) => one.conversation.id)).toContain(conversationId);
    const byName = await finds(operator, "mart", ({ people }) => people.length > 0);
    expect(byName.people.map((one) => one.conversation.contact.name)).toContain("Marta");
    await finds(operator, summary.contact.email, ({ people }) => people.length > 0);
  });

  test("one conversation is one find, its newest message, with how many more", async () => {
    const { operator, visitor, conversationId } = await talking(desk());
    for (const n of [1, 2, 3]) await visitor.say(conversationId, `kumquat ${n}`);
    const { messages } = await finds(operator, "kumquat", (results) => results.messages[0]?.more === 2);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ author: "visitor" });
    expect(shown({ conversations: [], people: [], messages })).toEqual(["kumquat 3"]);
  });

  test("operators find notes, and only in conversations they may see", async () => {
    const { operator, conversationId, visitor } = await talking(desk());
    const note = { clientId: newClientId(), conversationId, text: "secretnote jacaranda", mentionIds: [] };
    await operator.value("note:add", note);
    await visitor.say(conversationId, "persimmon please");
    const { messages } = await finds(operator, "jacaranda");
    expect(messages[0]?.visibility).toBe("internal");
    const stranger = await staffed(desk());
    for (const query of ["jacaranda", "persimmon", `#${messages[0]?.conversation.number}`]) {
      const nothing = await stranger.operator.value("search", { query });
      expect(nothing.messages, query).toEqual([]);
      expect(nothing.conversations, query).toEqual([]);
    }
    const lead = await staffed(desk(), {}, { role: "supervisor" });
    expect((await lead.operator.value("search", { query: "jacaranda" })).messages).toHaveLength(1);
    await operator.value("note:add", { ...note, clientId: newClientId(), mentionIds: [stranger.api.me.id] });
    expect((await stranger.operator.value("search", { query: "persimmon" })).messages).toHaveLength(1);
  });

  test("a conversation that moves is found by the new department, and by the old one no more", async () => {
    const { operator, chatId, visitor, conversationId } = await talking(desk());
    await visitor.say(conversationId, "tamarind juice");
    await finds(operator, "tamarind");
    const next = await staffed(desk());
    await operator.value("chat:transfer", { chatId, to: { departmentId: next.departmentId }, note: "" });
    await finds(next.operator, "tamarind");
    expect((await operator.value("search", { query: "tamarind" })).messages).toEqual([]);
  });

  test("a page around a message has what is before and after it, and says whether more follows", async () => {
    const { operator, visitor, conversationId } = await talking(desk());
    for (let n = 0; n < 55; n++) await operator.say(conversationId, `line ${n}`);
    await visitor.say(conversationId, "the end");
    const first = await operator.value("conversation:around", { conversationId, seq: 3 });
    expect(first.messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 52 }, (_, i) => i + 1));
    expect(first).toMatchObject({ after: 0, last: 52, more: true });
    const end = await operator.value("conversation:around", { conversationId, seq: 58 });
    expect(end).toMatchObject({ after: 7, last: 59, more: false });
    const stranger = await staffed(desk());
    const refused = await stranger.operator.ask("conversation:around", { conversationId, seq: 3 });
    expect(refused).toMatchObject({ ok: false, error: "not-found" });
  });

  test("anything can be asked", async () => {
    const { operator } = await staffed(desk());
    for (const query of [
      '"',
      "'",
      "a' OR 1",
      "words:x AND NEAR(",
      "\\",
      "%_",
      "* & | ! <->",
      "🙂",
      "\u0000",
    ]) {
      expect((await operator.ask("search", { query })).ok, query).toBe(true);
    }
    expect(await operator.raw("search", { query: "x".repeat(201) })).toMatchObject({
      ok: false,
      error: "bad-input",
    });
  });

  test("what was written just before a crash is found after the start", async () => {
    const { visitor, conversationId } = await waiting(desk(), (await staffed(desk())).departmentId);
    await visitor.say(conversationId, "boysenberry");
    await desk().server.kill("SIGKILL");
    await desk().server.start();
    const lead = await staffed(desk(), {}, { role: "supervisor" });
    await finds(lead.operator, "boysenberry");
  });
});
