import type { ContactCard } from "@palique/shared/contacts.ts";
import { expect, test } from "vitest";
import {
  type ApiClient,
  connectOperator,
  hireOperator,
  newClientId,
  type OperatorClient,
  startInput,
} from "../support/clients.ts";
import { staffed, talking, useDesk } from "../support/desk.ts";
import { onEachDatabase } from "../support/each-database.ts";

/** Who goes on hearing a conversation when who may see it changes, and what is shown of earlier ones. */
onEachDatabase("hearing", (engine) => {
  const desk = useDesk({ engine });
  let people = 0;

  async function colleague(options: { role?: string; departmentIds?: string[] }) {
    const email = `hearing${++people}-${engine}-${process.pid}@example.com`;
    const api = await hireOperator(desk().server, desk().admin, { email, name: `Ear ${people}`, ...options });
    return { api, operator: await connectOperator(desk().server, api) };
  }
  /** Their console is told of it as it is now, which is the last thing it is told. */
  const told = (operator: OperatorClient, conversationId: string) =>
    operator.next("conversation", ({ id }) => id === conversationId);
  const note = (conversationId: string, text: string) => ({
    clientId: newClientId(),
    conversationId,
    text,
    mentionIds: [],
  });

  test("a colleague who looked on does not hear what is said after the chat went to another department", async () => {
    const { operator, visitor, conversationId, chatId, departmentId } = await talking(desk());
    const { departmentId: legal, operator: lawyer } = await staffed(desk());
    const { operator: onlooker } = await colleague({ departmentIds: [departmentId] });
    await onlooker.value("conversation:open", { conversationId, after: null });
    await visitor.say(conversationId, "before");
    await onlooker.hears("before");
    await operator.value("chat:transfer", { chatId, to: { departmentId: legal }, note: "" });
    await onlooker.next("conversation", (row) => row.id === conversationId && row.departmentId === legal);
    await lawyer.value("chat:take", { chatId });
    await visitor.say(conversationId, "after");
    await lawyer.value("note:add", note(conversationId, "for lawyers"));
    visitor.tell("draft", { conversationId, text: "half a word" });
    await lawyer.next("draft");
    await lawyer.hears("after");
    // What was on its way to it has arrived once this is answered.
    await onlooker.value("inbox:open", {});
    const heard = onlooker.got("message").map(({ text }) => text);
    expect(heard).not.toContain("after");
    expect(heard).not.toContain("for lawyers");
    expect(onlooker.got("draft")).toEqual([]);
  });

  test("who is taken out of a department, or is no supervisor any more, stops hearing at once; who may see it goes on", async () => {
    const { operator, visitor, conversationId, departmentId } = await talking(desk());
    const member = await colleague({ departmentIds: [departmentId] });
    const boss = await colleague({ role: "supervisor" });
    const stays = await colleague({ departmentIds: [departmentId] });
    for (const one of [member, boss, stays]) {
      await one.operator.value("conversation:open", { conversationId, after: null });
      one.operator.forget();
    }
    await desk().admin.value("PATCH", `/operators/${member.api.me.id}`, { departmentIds: [] });
    await desk().admin.value("PATCH", `/operators/${boss.api.me.id}`, { role: "agent" });
    await desk().admin.value("PATCH", `/operators/${stays.api.me.id}`, { capacity: 3 });
    await told(member.operator, conversationId);
    await told(boss.operator, conversationId);
    await operator.value("note:add", note(conversationId, "among us"));
    await visitor.say(conversationId, "anybody there?");
    await stays.operator.hears("among us");
    await stays.operator.hears("anybody there?");
    for (const { operator: gone } of [member, boss]) {
      await gone.value("inbox:open", {});
      expect(gone.got("message")).toEqual([]);
    }
  });

  test("who was asked to take a chat over hears no more of it once somebody else has it", async () => {
    const { operator, visitor, conversationId, chatId, departmentId } = await talking(desk());
    const asked = await colleague({});
    const other = await colleague({ departmentIds: [departmentId] });
    await operator.value("chat:transfer", { chatId, to: { operatorId: asked.api.me.id }, note: "" });
    await asked.operator.value("conversation:open", { conversationId, after: null });
    const boss = await connectOperator(desk().server, desk().admin);
    await boss.value("chat:assign", { chatId, operatorId: other.api.me.id });
    await asked.operator.next("conversation", (row) => row.chat?.operatorId === other.api.me.id);
    await visitor.say(conversationId, "to the new one");
    await other.operator.hears("to the new one");
    await asked.operator.value("inbox:open", {});
    expect(asked.operator.got("message").map(({ text }) => text)).not.toContain("to the new one");
  });

  test("of what a person said earlier, an operator is shown what they may see", async () => {
    const { operator, visitor, conversationId, chatId, departmentId } = await talking(desk());
    await visitor.say(conversationId, "about my divorce");
    await operator.value("chat:end", { chatId });
    const { departmentId: sales, operator: seller, api } = await staffed(desk());
    const { chat } = await visitor.value("chat:start", startInput(visitor.token, sales, "How much?"));
    const open = { conversationId: chat?.conversationId ?? "", after: null };
    expect(open.conversationId).not.toBe(conversationId);
    const { contact } = (await seller.value("conversation:open", open)).summary;
    const saidTo = async (one: ApiClient) => {
      const card = await one.value<ContactCard>("GET", `/contacts/${contact.id}`);
      return card.conversations.map(({ last }) => last);
    };
    expect(await saidTo(api)).toEqual(["How much?"]);
    const { api: both } = await colleague({ departmentIds: [departmentId, sales] });
    const { api: boss } = await colleague({ role: "supervisor" });
    for (const allowed of [both, boss])
      expect(await saidTo(allowed)).toEqual(["How much?", "about my divorce"]);
  });

  test("what waits to be sent is taken back from who may not speak there any more", async () => {
    const { api, operator, visitor, conversationId, departmentId } = await talking(desk());
    const member = await colleague({ departmentIds: [departmentId] });
    const boss = await connectOperator(desk().server, desk().admin);
    await boss.value("conversation:open", { conversationId, after: null });
    const add = (by: OperatorClient, text: string) =>
      by.value("scheduled:add", { clientId: newClientId(), conversationId, text: text.padEnd(100, ".") });
    await add(member.operator, "from the member");
    await add(operator, "from the owner");
    const unsent = (name: string) =>
      boss.next(
        "message",
        ({ event }) => event?.type === "scheduled.cancelled" && event.operatorName === name,
      );
    await desk().admin.value("PATCH", `/operators/${api.me.id}`, { disabled: true });
    await desk().admin.value("PATCH", `/operators/${member.api.me.id}`, { departmentIds: [] });
    await unsent(api.me.name);
    await unsent(member.api.me.name);
    await boss.say(conversationId, "instead of them");
    await visitor.hears("instead of them");
    const texts = visitor.got("message").map(({ text }) => text ?? "");
    expect(texts.filter((text) => text.startsWith("from the"))).toEqual([]);
  });
});
