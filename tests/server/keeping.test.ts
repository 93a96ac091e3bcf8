import type { Retention } from "@palique/shared/privacy.ts";
import { expect, onTestFinished, test } from "vitest";
import type { OperatorActor } from "../../server/src/actors.ts";
import { removeFileBytes } from "../../server/src/files/remove-files.ts";
import { startJobs } from "../../server/src/jobs/run-jobs.ts";
import { purge, schedulePurge } from "../../server/src/privacy/purge.ts";
import { finishRemoval } from "../../server/src/privacy/remove-people.ts";
import { removeRecordingBytes } from "../../server/src/recordings/remove-recording.ts";
import { saveSettings } from "../../server/src/settings/save-settings.ts";
import { readSettings } from "../../server/src/settings/settings.store.ts";
import { openApp } from "../support/app.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { IDLE } from "../support/jobs.ts";
import { layGround, type SeededPerson, seedPerson } from "../support/person.ts";
import { until } from "../support/wait.ts";

const DAY = 86_400_000;
/** When everything that is seeded happened. */
const SEEDED = 1_700_000_000_000;

onEachDatabase("what is kept", (engine) => {
  async function open() {
    const clock = { now: SEEDED + DAY };
    const opened = await openApp(engine, { now: () => clock.now });
    onTestFinished(() => opened.close());
    const { app, database } = opened;
    const ground = await layGround(app);
    const admin: OperatorActor = {
      kind: "operator",
      id: ground.operatorId,
      name: "Ana",
      role: "admin",
      departmentIds: [],
    };
    const keep = async (days: Partial<Retention>) => {
      const { retention } = await readSettings(app.db);
      const forEver = Object.fromEntries(Object.keys(retention).map((kind) => [kind, 0])) as Retention;
      await saveSettings(app, admin, { retention: { ...forEver, ...days }, timeZone: "America/Bogota" });
    };
    /** The night comes, with everything that follows. */
    async function night(): Promise<void> {
      await schedulePurge(app);
      const [due] = await database.rows<{ runAt: number }>(
        `select "runAt" from "jobs" where "kind" = 'purge'`,
      );
      clock.now = Math.max(clock.now, due?.runAt ?? 0);
      const jobs = startJobs(app, {
        ...IDLE,
        purge,
        removal: finishRemoval,
        "file-removal": removeFileBytes,
        "recording-removal": removeRecordingBytes,
      });
      await until("the next one waits for the next night", async () => {
        const rows = await database.rows<{ runAt: number; lockedUntil: number | null }>(
          `select "runAt", "lockedUntil" from "jobs" where "kind" in ('purge', 'removal', 'file-removal', 'recording-removal')`,
        );
        return rows.every(({ runAt, lockedUntil }) => lockedUntil === null && runAt > clock.now);
      });
      await jobs.stop();
    }
    const rows = async (table: string, column: string, value: string) => {
      const [row] = await database.rows<{ n: number }>(
        `select count(*) as n from "${table}" where "${column}" = ?`,
        value,
      );
      return Number(row?.n);
    };
    /** Which of their parts are left. */
    const left = async ({ contactId, conversationId, visitorId }: SeededPerson) => ({
      contact: await rows("contacts", "id", contactId),
      visitor: await rows("visitors", "id", visitorId),
      conversation: await rows("conversations", "id", conversationId),
      messages: await rows("messages", "conversationId", conversationId),
      files: await rows("files", "conversationId", conversationId),
      push: await rows("pushSubscriptions", "visitorId", visitorId),
    });
    const plain = async (one: SeededPerson) => {
      await database.rows('delete from "tickets" where "conversationId" = ?', one.conversationId);
    };
    return { ...opened, ground, admin, clock, keep, night, left, plain, rows };
  }

  const ALL = { contact: 1, visitor: 1, conversation: 1, messages: 1, files: 1, push: 1 };

  test("comes to be removed at three in the morning where the organisation is, once for all processes", async () => {
    const { app, keep, database } = await open();
    await keep({});
    await Promise.all([schedulePurge(app), schedulePurge(app)]);
    const jobs = await database.rows<{ runAt: number }>(`select "runAt" from "jobs" where "kind" = 'purge'`);
    expect(jobs).toHaveLength(1);
    expect(new Date(Number(jobs[0]?.runAt)).toISOString()).toMatch(/T08:00:00/);
  });

  test("with 0 days nothing is removed, and by default no conversation is", async () => {
    const { app, ground, keep, night, left, clock, plain } = await open();
    expect((await readSettings(app.db)).retention).toMatchObject({ conversations: 0, tickets: 0, files: 0 });
    const one = await seedPerson(app, ground);
    await plain(one);
    await keep({});
    clock.now += 5_000 * DAY;
    await night();
    expect(await left(one)).toEqual(ALL);
  });

  test("conversations go with all they have once they are over for so long; tickets by their own time", async () => {
    const { app, ground, keep, night, left, clock, plain, database, rows } = await open();
    const [chat, ticket, open_, live, fresh] = await Promise.all(
      [1, 2, 3, 4, 5].map(async () => seedPerson(app, ground)),
    );
    if (!chat || !ticket || !open_ || !live || !fresh) throw new Error("nobody");
    for (const one of [chat, live, fresh]) await plain(one);
    await database.rows(
      `update "tickets" set "status" = 'open' where "conversationId" = ?`,
      open_.conversationId,
    );
    await database.rows(
      `update "chats" set "state" = 'active' where "conversationId" = ?`,
      live.conversationId,
    );
    await database.rows(
      'update "conversations" set "lastAt" = ? where "id" = ?',
      SEEDED + 29 * DAY,
      fresh.conversationId,
    );
    await keep({ conversations: 30, tickets: 60 });
    clock.now = SEEDED + 31 * DAY;
    await night();
    const gone = { contact: 1, visitor: 1, conversation: 0, messages: 0, files: 0, push: 1 };
    expect(await left(chat)).toEqual(gone);
    for (const one of [ticket, open_, live, fresh]) expect(await left(one)).toEqual(ALL);
    clock.now = SEEDED + 61 * DAY;
    await night();
    expect(await left(ticket)).toEqual(gone);
    expect(await left(open_)).toEqual(ALL);
    expect(await rows("searchEntries", "conversationId", ticket.conversationId)).toBe(0);
    expect(await left(fresh)).toEqual(gone);
  });

  test("people go who have no conversation left and did not come back; files and notifications by their own time", async () => {
    const { app, ground, keep, night, left, clock, plain, database } = await open();
    const [gone, back, idle] = await Promise.all([1, 2, 3].map(async () => seedPerson(app, ground)));
    if (!gone || !back || !idle) throw new Error("nobody");
    await plain(gone);
    await plain(back);
    await database.rows(
      'update "visitors" set "seenAt" = ? where "id" = ?',
      SEEDED + 99 * DAY,
      back.visitorId,
    );
    await keep({ conversations: 30, contacts: 30, files: 30, push: 30 });
    clock.now = SEEDED + 100 * DAY;
    await night();
    const nothing = { contact: 0, visitor: 0, conversation: 0, messages: 0, files: 0, push: 0 };
    expect(await left(gone)).toEqual(nothing);
    expect(await left(back)).toEqual({ ...nothing, contact: 1, visitor: 1, push: 1 });
    expect(await left(idle)).toEqual({ ...ALL, files: 0, push: 0 });
  });

  test("acts, failed mails and what expired go by their age; numbers of conversations are never used again", async () => {
    const { app, ground, admin, keep, night, clock, database, rows, plain } = await open();
    const one = await seedPerson(app, ground);
    await plain(one);
    await database.rows(`insert into "counters" ("name", "value") values ('conversation', 41)`);
    const id = app.id();
    await app.write((trx) =>
      trx
        .insertInto("jobs")
        .values({
          ...{ id, kind: "mail", key: null, payload: "{}", runAt: 1, attempts: 18, lockedUntil: null },
          ...{ failedAt: SEEDED, lastError: "no such mailbox", createdAt: 1 },
        })
        .execute(),
    );
    await app.write((trx) =>
      trx
        .insertInto("sessions")
        .values({ tokenHash: "t", operatorId: admin.id, createdAt: 1, expiresAt: 2 })
        .execute(),
    );
    await keep({ conversations: 30, audit: 30, mails: 30 });
    clock.now = SEEDED + 40 * DAY;
    await night();
    expect(await rows("jobs", "id", id)).toBe(0);
    expect(await rows("sessions", "tokenHash", "t")).toBe(0);
    expect(await rows("chatLinks", "visitorId", one.visitorId)).toBe(0);
    expect(await rows("counters", "value", "41")).toBe(1);
    expect(await rows("auditEntries", "action", "settings.update")).toBe(0);
  });

  test("goes on where it was when the server is killed in the middle of the night", async () => {
    const { app, ground, keep, night, left, clock, plain, database } = await open();
    const people = await Promise.all([1, 2, 3].map(async () => seedPerson(app, ground)));
    for (const one of people) await plain(one);
    await keep({ conversations: 30 });
    clock.now = SEEDED + 40 * DAY;
    const [first] = people.map(({ conversationId }) => conversationId).sort();
    // As a process leaves it that noted how far it was, and then a claim that ran out.
    const payload = JSON.stringify({ step: 0, after: first });
    await app.write((trx) =>
      trx
        .insertInto("jobs")
        .values({
          ...{ id: app.id(), kind: "purge", key: "nightly", payload, runAt: clock.now, attempts: 1 },
          ...{ lockedUntil: clock.now, failedAt: null, lastError: null, createdAt: 1 },
        })
        .execute(),
    );
    const before = await database.rows(`select 1 from "jobs" where "kind" = 'purge'`);
    expect(before).toHaveLength(1);
    await database.rows(`update "jobs" set "lockedUntil" = null where "kind" = 'purge'`);
    await night();
    const kept = await Promise.all(people.map(left));
    expect(kept.map(({ conversation }) => conversation).sort()).toEqual([0, 0, 1]);
    await night();
    expect((await Promise.all(people.map(left))).map(({ conversation }) => conversation)).toEqual([0, 0, 0]);
  });
});
