import { randomInt } from "node:crypto";
import type { DepartmentAdmin, SiteAdmin } from "@palique/shared/admin.ts";
import { expect, onTestFinished, test } from "vitest";
import {
  type ApiClient,
  connectOperator,
  hireOperator,
  newClientId,
  newToken,
  type OperatorClient,
  startInput,
} from "../support/clients.ts";
import { createDatabase } from "../support/databases.ts";
import { openDesk, staffed } from "../support/desk.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { type Tab, Wiretap } from "../support/eavesdrop.ts";
import { generator, type Random } from "../support/random.ts";
import { startSmtp } from "../support/smtp.ts";
import { until } from "../support/wait.ts";

/** What operators say among themselves never reaches a visitor, whatever they do and in which order. */

/** Every internal word carries it; no other word does. */
const MARK = "xsecretx";
const STEPS = 140;

type Who = "owner" | "helper" | "supervisor";
interface World {
  conversationId: string;
  otherDepartmentId: string;
  departmentId: string;
  tagIds: string[];
  operators: Record<Who, OperatorClient>;
  boss: ApiClient;
  tabs: Tab[];
  wire: Wiretap;
  smtp: Awaited<ReturnType<typeof startSmtp>>;
  key: string;
  token: string;
  random: Random;
  /** A word no visitor may get. */
  secret: () => string;
}

const chatIdOf = async ({ operators, conversationId }: World): Promise<string> => {
  const opened = await operators.supervisor.ask("conversation:open", { conversationId, after: null });
  return (opened.ok && opened.value.summary.chat?.id) || "none";
};
const someone = (world: World): OperatorClient =>
  world.operators[world.random.pick(["owner", "helper", "supervisor"] as const)];
const tab = (world: World): Tab => {
  const found = world.tabs[world.random.below(world.tabs.length)];
  if (!found) throw new Error("the visitor has no tab");
  return found;
};

/**
 * Everything that is done by chance; an action may be refused, as operators may press any button at any time.
 * Whoever adds something operators can do adds a line here, with `secret()` in all that is not for the visitor.
 */
const ACTIONS: Record<string, (world: World) => Promise<unknown>> = {
  note: async (w) =>
    someone(w).ask("note:add", {
      clientId: newClientId(),
      conversationId: w.conversationId,
      text: w.secret(),
      mentionIds: [],
    }),
  mention: async (w) =>
    w.operators.owner.ask("note:add", {
      clientId: newClientId(),
      conversationId: w.conversationId,
      text: w.secret(),
      mentionIds: [w.operators.helper.me.id],
    }),
  whisper: async (w) =>
    w.operators.supervisor.ask("note:add", {
      clientId: newClientId(),
      conversationId: w.conversationId,
      text: w.secret(),
      mentionIds: [],
      whisper: true,
    }),
  take: async (w) => w.operators.owner.ask("chat:take", { chatId: await chatIdOf(w) }),
  hold: async (w) => w.operators.owner.ask("chat:hold", { chatId: await chatIdOf(w), reason: w.secret() }),
  resumeHeld: async (w) => w.operators.owner.ask("chat:resume-held", { chatId: await chatIdOf(w) }),
  snooze: async (w) =>
    w.operators.owner.ask("conversation:snooze", {
      conversationId: w.conversationId,
      until: w.random.pick([null, Date.now() + 3_600_000, Date.now() + 300]),
    }),
  priority: async (w) =>
    someone(w).ask("conversation:set-priority", {
      conversationId: w.conversationId,
      priority: w.random.pick(["low", "normal", "high", "urgent"] as const),
    }),
  subject: async (w) =>
    someone(w).ask("conversation:set-subject", { conversationId: w.conversationId, subject: w.secret() }),
  tag: async (w) =>
    someone(w).ask("conversation:tag", {
      conversationId: w.conversationId,
      tagId: w.random.pick(w.tagIds),
      on: w.random.below(3) > 0,
    }),
  newTag: async (w) => {
    const made = await w.operators.supervisor.ask("tag:create", { name: w.secret(), color: "#0f6e66" });
    if (made.ok) w.tagIds.push(made.value.id);
  },
  transferToOperator: async (w) =>
    w.operators.owner.ask("chat:transfer", {
      chatId: await chatIdOf(w),
      to: { operatorId: w.operators.supervisor.me.id },
      note: w.secret(),
    }),
  acceptTransfer: async (w) => w.operators.supervisor.ask("transfer:accept", { chatId: await chatIdOf(w) }),
  closeTransfer: async (w) => w.operators.owner.ask("transfer:close", { chatId: await chatIdOf(w) }),
  transferToDepartment: async (w) =>
    someone(w).ask("chat:transfer", {
      chatId: await chatIdOf(w),
      to: { departmentId: w.random.pick([w.departmentId, w.otherDepartmentId]) },
      note: w.secret(),
    }),
  assign: async (w) =>
    w.operators.supervisor.ask("chat:assign", {
      chatId: await chatIdOf(w),
      operatorId: w.operators.owner.me.id,
    }),
  inviteHelper: async (w) =>
    w.operators.owner.ask("helper:invite", {
      conversationId: w.conversationId,
      operatorId: w.operators.helper.me.id,
      note: w.secret(),
    }),
  joinAsHelper: async (w) =>
    w.random
      .pick([w.operators.helper, w.operators.supervisor])
      .ask("helper:join", { conversationId: w.conversationId }),
  leaveAsHelper: async (w) => w.operators.helper.ask("helper:leave", { conversationId: w.conversationId }),
  view: async (w) => someone(w).tell("conversation:view", { conversationId: w.conversationId }),
  typeNote: async (w) => someone(w).tell("typing", { conversationId: w.conversationId, note: true }),
  typeReply: async (w) => someone(w).tell("typing", { conversationId: w.conversationId }),
  say: async (w) =>
    someone(w).ask("message:send", {
      clientId: newClientId(),
      conversationId: w.conversationId,
      text: "for everybody",
    }),
  read: async (w) =>
    someone(w).ask("conversation:read", { conversationId: w.conversationId, seq: 1 + w.random.below(200) }),
  transcriptToVisitor: async (w) => {
    const input = { clientId: newClientId(), address: "marta@example.com", locale: "en", timeZone: null };
    await w.boss.call("POST", `/conversations/${w.conversationId}/transcript-mail`, input);
  },
  endByOperator: async (w) => w.operators.owner.ask("chat:end", { chatId: await chatIdOf(w) }),

  visitorWrites: async (w) =>
    tab(w).ask("message:send", {
      clientId: newClientId(),
      conversationId: w.conversationId,
      text: "from outside",
    }),
  visitorSyncs: async (w) =>
    tab(w).ask("conversation:sync", {
      conversationId: w.conversationId,
      after: w.random.pick([0, w.random.below(60)]),
    }),
  visitorReads: async (w) =>
    tab(w).ask("conversation:read", { conversationId: w.conversationId, seq: 1 + w.random.below(200) }),
  visitorResumes: async (w) => tab(w).ask("chat:resume", { conversationId: w.conversationId }),
  visitorStartsAgain: async (w) => tab(w).ask("chat:start", startInput(w.token, w.departmentId, "again")),
  visitorReconnects: async (w) => {
    const at = w.random.below(w.tabs.length);
    w.tabs[at]?.close();
    const next = await w.wire.open(w.key, w.token, w.random.pick(["websocket", "polling"] as const));
    w.tabs[at] = next;
    await next.ask("session:open", {});
  },
  visitorPrints: async (w) => {
    const asked = { conversationId: w.conversationId, locale: w.random.pick(["en", "es"]), timeZone: null };
    const link = await tab(w).ask("transcript:link", asked);
    const { path = "" } = Object(Object(link).value);
    for (const format of ["print", "text", "json"]) {
      await w.wire.fetch(`${path.replace("/print", `/${format}`)}&notes=1`);
    }
  },
  visitorMails: async (w) =>
    tab(w).ask("transcript:mail", {
      clientId: newClientId(),
      conversationId: w.conversationId,
      email: "",
      locale: "en",
      timeZone: null,
    }),
  visitorTriesTheTranscript: async (w) => {
    await w.wire.fetch(`/transcripts/${w.conversationId}/print?notes=1&lang=en`);
    await w.wire.fetch(`/transcripts/${w.conversationId}/json?notes=1&sign=x&until=zzzzzzzz`);
  },
  // None of it is in their contract, so none of it is answered.
  visitorTriesWhatIsNotTheirs: async (w) => {
    const { conversationId } = w;
    tab(w).tell("note:add", { conversationId, text: "?", clientId: newClientId(), mentionIds: [] });
    tab(w).tell("conversation:open", { conversationId, after: 0 });
    tab(w).tell("conversation:earlier", { conversationId, before: 50 });
    tab(w).tell("inbox:open", {});
  },
  visitorFetches: async (w) => {
    await w.wire.fetch(`/api/v1/widget/${w.key}`);
    await w.wire.fetch(`/api/v1/operators/${w.operators.owner.me.id}/avatar?v=1`);
    await w.wire.fetch("/api/v1/tags");
    await w.wire.fetch("/api/v1/session");
  },
};

async function openWorld(
  engine: "sqlite" | "postgres",
  random: Random,
): Promise<World & { secrets: string[] }> {
  const database = await createDatabase(engine);
  // What is mailed to the visitor is heard, too.
  const smtp = await startSmtp();
  const desk = await openDesk({ database, env: { SMTP_URL: smtp.url, MAIL_FROM: "help@example.com" } });
  onTestFinished(async () => {
    await desk.server.stop();
    await database.drop();
    await smtp.close();
  });
  const { server, admin, key } = desk;
  const secrets: string[] = [];
  const secret = () => {
    const word = `${MARK}${secrets.length}`;
    secrets.push(word);
    return word;
  };
  const { departmentId, operator: owner } = await staffed(desk);
  const { departmentId: otherDepartmentId, operator: helper } = await staffed(desk);
  const boss = await hireOperator(server, admin, {
    // An operator's address is nobody's business outside.
    email: `${secret()}@example.com`,
    name: "Eva",
    role: "supervisor",
    departmentIds: (await admin.value<DepartmentAdmin[]>("GET", "/departments")).map(({ id }) => id),
    capacity: 50,
  });
  const supervisor = await connectOperator(server, boss);
  const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
  const rule = { about: "variable", name: "plan", test: "is", value: secret(), priority: "high" };
  await admin.value("PATCH", `/sites/${site?.id}`, { priorityRules: [rule] });
  const tag = await admin.value<{ id: string }>("POST", "/tags", { name: secret(), color: "#2f6fd0" });

  const wire = new Wiretap(server.url);
  const token = newToken();
  const first = await wire.open(key, token);
  await first.ask("chat:start", startInput(token, departmentId, "Hello"));
  const second = await wire.open(key, token, "polling");
  await second.ask("session:open", {});
  const row = await supervisor.next("conversation", (one) => one.chat?.state === "queued");
  await owner.value("chat:take", { chatId: row.chat?.id ?? "" });
  const operators = { owner, helper, supervisor };
  const ids = { conversationId: row.id, departmentId, otherDepartmentId, tagIds: [tag.id] };
  return { ...ids, operators, boss, smtp, tabs: [first, second], wire, key, token, random, secret, secrets };
}

onEachDatabase("what is internal", (engine) => {
  test("never reaches a visitor, whatever operators do in whatever order", async () => {
    const seed = Number(process.env.FUZZ_SEED ?? randomInt(2 ** 31));
    const random = generator(seed);
    const world = await openWorld(engine, random);
    const done: string[] = [];
    const act = async (name: string) => {
      done.push(name);
      await ACTIONS[name]?.(world);
    };
    // Each once while the chat runs, so that none is never tried; then any of them at any time.
    for (const name of Object.keys(ACTIONS)) await act(name);
    for (let step = 0; step < STEPS; step++) await act(random.pick(Object.keys(ACTIONS)));

    // What was on its way has arrived once this has.
    const { supervisor } = world.operators;
    await supervisor.say(world.conversationId, "the last word");
    await until("the visitor gets the last word", () =>
      world.wire.heard.some((frame) => frame.includes("the last word")),
    );
    for (const tab of world.tabs) {
      await tab.ask("session:open", {});
      for (let after = 0; after < 1_000; after += 50) {
        await tab.ask("conversation:sync", { conversationId: world.conversationId, after });
      }
    }

    const mails = world.smtp.received.filter((mail) => mail.recipients.includes("marta@example.com"));
    world.wire.heard.push(...mails.flatMap(({ raw, parsed }) => [raw, `${parsed.text} ${parsed.html}`]));
    expect(mails.length).toBeGreaterThan(0);

    const about = `FUZZ_SEED=${seed}\n${done.join(" ")}`;
    const leaked = world.wire.heard.filter((frame) => frame.toLowerCase().includes(MARK));
    expect(leaked, about).toEqual([]);
    // The team, in contrast, gets them: what is looked for is really there.
    const page = await supervisor.value("conversation:sync", {
      conversationId: world.conversationId,
      after: 0,
    });
    const told = JSON.stringify([page, supervisor.got("conversation"), supervisor.got("tags")]);
    const known = world.secrets.filter((word) => told.includes(`${word}"`));
    expect(known.length, about).toBeGreaterThan(10);
    expect(world.wire.heard.length, about).toBeGreaterThan(50);
  });
});
