import { AutoMessages } from "@palique/shared/automatic.ts";
import { BlockVisitor } from "@palique/shared/blocks.ts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { breakSilence } from "../../server/src/automatic/break-silence.ts";
import { hearTyping } from "../../server/src/automatic/hear-typing.ts";
import { blockVisitor } from "../../server/src/blocks/block-visitor.ts";
import { endOwnChat } from "../../server/src/chats/end-chat.ts";
import { takeChat } from "../../server/src/chats/take-chat.ts";
import { sendOperatorMessage, sendVisitorMessage } from "../../server/src/conversations/send-message.ts";
import { saveDepartment } from "../../server/src/departments/save-department.ts";
import { connectOperator } from "../../server/src/realtime/operator-presence.ts";
import { fireScheduled } from "../../server/src/scheduled/fire-scheduled.ts";
import { scheduleMessage } from "../../server/src/scheduled/schedule-message.ts";
import { saveSettings } from "../../server/src/settings/save-settings.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { everything } from "./audit-automatic.ts";
import { type Floor, openFloor, type Visitor } from "./floor.ts";

const JOBS = { "chat-silence": breakSilence, "scheduled-message": fireScheduled };
const quiet = async () => undefined;

onEachDatabase("what a department says by itself", (engine) => {
  let floor: Floor;
  let number = 0;
  beforeAll(async () => {
    floor = await openFloor(engine, 1, 1, JOBS);
    await connectOperator(floor.app, floor.operatorIds[0] ?? "");
    await saveSettings(floor.app, floor.admin, { organisation: "Tejidos Ñ" });
  });
  afterAll(() => floor.close());
  beforeEach(() => teach(everything("0")));

  async function teach(auto: AutoMessages | null): Promise<void> {
    const id = floor.departmentIds[0] ?? "";
    await saveDepartment(floor.app, floor.admin, { id, auto, strategy: "manual", capacity: null });
  }

  /** Someone with a chat that waits. */
  async function arrive(): Promise<Visitor & { chatId: string }> {
    await floor.arrive(floor.departmentIds[0] ?? "");
    const visitor = floor.visitors.at(-1);
    if (!visitor) throw new Error("nobody came");
    const { chatId } = await floor.app.db
      .selectFrom("conversations")
      .select("chatId")
      .where("id", "=", visitor.conversationId)
      .executeTakeFirstOrThrow();
    return { ...visitor, chatId: chatId ?? "" };
  }

  async function take({ chatId }: { chatId: string }): Promise<void> {
    await takeChat(floor.app, floor.admin, { chatId });
  }

  const answer = ({ conversationId }: Visitor, text = "Yes") =>
    sendOperatorMessage(
      floor.app,
      floor.admin,
      { clientId: `answer-${++number}`, conversationId, text },
      null,
    );
  const ask = ({ actor, conversationId }: Visitor) =>
    sendVisitorMessage(
      floor.app,
      actor,
      { clientId: `question-${++number}`, conversationId, text: "?" },
      null,
    );

  async function leave({ actor, conversationId }: Visitor): Promise<void> {
    await endOwnChat(floor.app, actor, { conversationId });
  }

  /** What was said automatically, and when: seconds from `since`. */
  async function said({ conversationId }: Visitor, since = 0): Promise<[number, string][]> {
    const rows = await floor.app.db
      .selectFrom("messages")
      .select(["body", "at"])
      .where("conversationId", "=", conversationId)
      .where("authorKind", "=", "bot")
      .where("at", ">=", since)
      .orderBy("seq")
      .execute();
    return rows.map(({ at, body }) => [(at - since) / 1_000, body.replace(/^0 /, "")]);
  }

  test("after the server was away the steps come late but one by one, and the end never without its time to answer", async () => {
    const visitor = await arrive();
    await take(visitor);
    await answer(visitor);
    const away = floor.app.now() + 500_000;
    floor.sleep(500_000);
    await floor.pass(1_000_000, quiet);
    expect(await said(visitor, away)).toEqual([
      [0, "visitor-40"],
      [80, "warning"],
      [140, "closing"],
    ]);
  });

  test("two processes that find it due at the same moment say it once", async () => {
    const visitor = await arrive();
    floor.sleep(25_000);
    const { chatId } = visitor;
    await Promise.all(Array.from({ length: 8 }, () => breakSilence(floor.app, { chatId })));
    expect((await said(visitor)).map(([, text]) => text)).toEqual(["waiting-0"]);
    await leave(visitor);
  });

  test("what is set anew counts from then: nobody gets what was missed, and what is turned off is not said", async () => {
    await teach(null);
    const visitor = await arrive();
    await floor.pass(600_000, quiet);
    expect(await said(visitor)).toEqual([]);
    await teach(everything("0"));
    const since = floor.app.now();
    await floor.pass(30_000, quiet);
    expect(await said(visitor, since)).toEqual([
      [0, "waiting-0"],
      [20, "waiting-20"],
    ]);
    await teach({ ...everything("0"), waiting: { on: false, steps: [] } });
    await floor.pass(600_000, quiet);
    expect(await said(visitor, since + 30_001)).toEqual([]);
    await leave(visitor);
  });

  test("it is said in the visitor's language, else in the one there is, with what is known filled in and no holes", async () => {
    const auto = everything("0");
    const greeting =
      "¡Hola {{visitor.name}}! {{ operator.name }}, {{department.name}}, {{organisation}} {{custom.plan}}.";
    await teach({
      ...auto,
      greeting: { on: true, texts: { es: greeting, en: "Hello {{visitor.name}} {{visitor.email}}." } },
    });
    const [spanish, french] = [await arrive(), await arrive()];
    const inLanguage = (visitor: Visitor, language: string) =>
      floor.app.write((trx) =>
        trx
          .updateTable("visitors")
          .set({ language })
          .where("id", "=", visitor.actor.visitorId ?? "")
          .execute(),
      );
    await inLanguage(spanish, "es-CO");
    await inLanguage(french, "fr");
    await take(spanish);
    await take(french);
    expect((await said(spanish)).at(-1)?.[1]).toBe("¡Hola Marta! Admin, Department 0, Tejidos Ñ.");
    expect((await said(french)).at(-1)?.[1]).toBe("Hello Marta.");
    await floor.pass(31_000, quiet);
    // That one has no text in Spanish.
    expect((await said(spanish)).at(-1)?.[1]).toBe("operator-30");
    for (const visitor of [spanish, french]) await leave(visitor);
  });

  test("whoever is being answered, as if typed, is not told to wait", async () => {
    const visitor = await arrive();
    await take(visitor);
    await floor.pass(29_000, quiet);
    const since = floor.app.now();
    const { conversationId } = visitor;
    await scheduleMessage(floor.app, floor.admin, {
      conversationId,
      clientId: "typed-0001",
      text: "x".repeat(80),
    });
    await floor.pass(60_000, quiet);
    const typed = await floor.app.db
      .selectFrom("messages")
      .select("at")
      .where("conversationId", "=", conversationId)
      .where("clientId", "=", "typed-0001")
      .executeTakeFirstOrThrow();
    expect(typed.at).toBeGreaterThan(since + 1_000);
    // And the visitor's silence counts from when they could read it.
    expect(await said(visitor, typed.at)).toEqual([[40, "visitor-40"]]);
    expect((await said(visitor)).map(([, text]) => text)).not.toContain("operator-30");
    await leave(visitor);
  });

  test("a visitor who is writing is not warned; one who owes nothing gains nothing by writing", async () => {
    const visitor = await arrive();
    await take(visitor);
    await answer(visitor);
    await floor.pass(119_000, quiet);
    await hearTyping(floor.app, visitor.conversationId);
    const since = floor.app.now();
    await floor.pass(119_000, quiet);
    expect(await said(visitor, since)).toEqual([[40, "visitor-40"]]);
    await ask(visitor);
    const asked = floor.app.now();
    await floor.pass(20_000, quiet);
    await hearTyping(floor.app, visitor.conversationId);
    await ask(visitor);
    await floor.pass(20_000, quiet);
    expect(await said(visitor, asked)).toEqual([[30, "operator-30"]]);
    await leave(visitor);
  });

  test("a blocked visitor is not thanked", async () => {
    const visitor = await arrive();
    await take(visitor);
    const input = BlockVisitor.parse({ browser: true, email: false, range: null, time: "hour", reason: "" });
    await blockVisitor(floor.app, floor.admin, { ...input, conversationId: visitor.conversationId });
    expect((await said(visitor)).at(-1)?.[1]).toBe("greeting");
  });

  test("what cannot be is refused: no words, steps out of order, a warning before the last step, too long or too late", () => {
    const good = everything("0");
    const steps = (...seconds: number[]) => ({
      on: true,
      steps: seconds.map((at) => ({ seconds: at, texts: { en: "x" } })),
    });
    const wrong: Partial<AutoMessages>[] = [
      { greeting: { on: true, texts: { en: " " } } },
      { closing: { on: true, texts: { es: "x".repeat(1_001) } } },
      { waiting: steps() },
      { waiting: steps(20, 20) },
      { waiting: steps(-1) },
      { waiting: steps(1, 2, 3, 4, 5, 6) },
      { visitorSilent: steps(4) },
      { visitorSilent: steps(120) },
      { visitorSilent: steps(1.5) },
      { idle: { ...good.idle, endSeconds: 86_401 } },
      { idle: { ...good.idle, texts: {} } },
    ];
    expect(AutoMessages.parse(good)).toEqual(good);
    for (const change of wrong)
      expect([change, AutoMessages.safeParse({ ...good, ...change }).success]).toEqual([change, false]);
    const off = { ...good, waiting: { on: false, steps: [] }, greeting: { on: false, texts: {} } };
    expect(AutoMessages.safeParse(off).success).toBe(true);
  });
});
