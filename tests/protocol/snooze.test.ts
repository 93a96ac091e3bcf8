import { expect, test } from "vitest";
import { talking, useDesk } from "../support/desk.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { readAll } from "./reader.ts";

/** A chat that was put off comes back by itself. */
onEachDatabase("snooze", (engine) => {
  const desk = useDesk({ engine });

  const putOff = async (ms: number) => {
    const chat = await talking(desk());
    const { operator, conversationId } = chat;
    await operator.value("conversation:snooze", { conversationId, until: Date.now() + ms });
    await operator.next("conversation", (row) => row.id === conversationId && row.snoozedUntil !== null);
    operator.forget();
    return chat;
  };
  const whyBack = async ({ operator, conversationId }: Awaited<ReturnType<typeof putOff>>) => {
    await operator.next("conversation", (row) => row.id === conversationId && row.snoozedUntil === null);
    const ended = (await readAll(operator, conversationId)).flatMap(({ event }) =>
      event?.type === "snooze.ended" ? [event.reason] : [],
    );
    return ended;
  };

  test("at its time, with nobody doing anything", async () => {
    expect(await whyBack(await putOff(1_500))).toEqual(["time"]);
  });

  test("at once when the visitor writes, and then not once more at its time", async () => {
    const chat = await putOff(1_500);
    await chat.visitor.say(chat.conversationId, "Are you there?");
    expect(await whyBack(chat)).toEqual(["visitor"]);
    await new Promise((done) => setTimeout(done, 2_000));
    const events = (await readAll(chat.operator, chat.conversationId)).map(({ event }) => event?.type);
    expect(events.filter((type) => type === "snooze.ended")).toHaveLength(1);
  });
});
