import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import type { OperatorActor } from "../../server/src/actors.ts";
import { createApp } from "../../server/src/app.ts";
import { pathOf } from "../../server/src/files/bytes.ts";
import { removeFileBytes } from "../../server/src/files/remove-files.ts";
import { startJobs } from "../../server/src/jobs/run-jobs.ts";
import { queueMail } from "../../server/src/mail/queue-mail.ts";
import { erasePerson } from "../../server/src/privacy/erase-person.ts";
import { exportPerson } from "../../server/src/privacy/export-person.ts";
import { findPeople, showPerson } from "../../server/src/privacy/find-people.ts";
import { HELD } from "../../server/src/privacy/inventory/inventory.ts";
import { finishRemoval } from "../../server/src/privacy/remove-people.ts";
import { removeRecordingBytes } from "../../server/src/recordings/remove-recording.ts";
import { searchConversations } from "../../server/src/search/search-conversations.ts";
import { recordAct } from "../../server/src/settings/record-act.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { IDLE } from "../support/jobs.ts";
import { layGround, type SeededPerson, seedPerson } from "../support/person.ts";
import { dump, tablesOf } from "../support/tables.ts";
import { until } from "../support/wait.ts";
import { unzip } from "../support/zip.ts";

const SECRETS = [
  ["visitors", "tokenHash"],
  ["chatLinks", "tokenHash"],
  ["files", "key"],
  ["pushSubscriptions", "auth"],
  ["pushSubscriptions", "endpoint"],
] as const;

onEachDatabase("a person who is erased", (engine) => {
  /** Two people with something of theirs everywhere, also where nothing but words leads to them. */
  async function twoPeople() {
    const opened = await openApp(engine);
    onTestFinished(() => opened.close());
    const { app } = opened;
    const ground = await layGround(app);
    const admin: OperatorActor = {
      kind: "operator",
      id: ground.operatorId,
      name: "Ana",
      role: "admin",
      departmentIds: [],
    };
    const [person, other] = [await seedPerson(app, ground), await seedPerson(app, ground)];
    for (const one of [person, other]) await mentionInPassing(opened, admin, one);
    return { ...opened, admin, person, other };
  }

  /** A mail that waits, acts of operators, and a link in the team's own chat. */
  async function mentionInPassing({ app }: TestApp, admin: OperatorActor, one: SeededPerson): Promise<void> {
    const { contactId, conversationId, name, word } = one;
    const roomId = app.id();
    await app.write(async (trx) => {
      const to = { name, address: `${word}@example.com` };
      await queueMail(app, trx, { to, conversationId, subject: word, text: word, html: word });
      await recordAct(app, trx, admin.id, "transcript.mail", `${conversationId} ${word}@example.com`);
      await recordAct(app, trx, admin.id, "message.delete", `${conversationId}/1`);
      await recordAct(app, trx, admin.id, "contact.merge", contactId);
      await trx
        .insertInto("teamRooms")
        .values({
          id: roomId,
          kind: "direct",
          name: "",
          key: roomId,
          rev: 1,
          lastSeq: 1,
          last: "{}",
          createdAt: 1,
        })
        .execute();
      const link = JSON.stringify({ id: conversationId, number: 1, title: name });
      await trx
        .insertInto("teamMessages")
        .values({
          ...{ roomId, seq: 1, clientId: app.id(), authorId: admin.id, kind: "text", body: "Look" },
          ...{ link, extra: null, at: 1 },
        })
        .execute();
    });
  }

  async function everything({ app, database }: TestApp) {
    return dump(database, (await tablesOf(app)).keys());
  }

  /** What is left to do after the transaction, as the server does it. */
  async function finish({ app, database }: Pick<TestApp, "app" | "database">): Promise<void> {
    const jobs = startJobs(app, {
      ...IDLE,
      removal: finishRemoval,
      "file-removal": removeFileBytes,
      "recording-removal": removeRecordingBytes,
    });
    await until("nothing is left to remove", async () => {
      const rows = await database.rows(
        `select id from jobs where kind in ('removal', 'file-removal', 'recording-removal')`,
      );
      return rows.length === 0;
    });
    await jobs.stop();
  }

  const names = (row: string, { word, ids }: SeededPerson) =>
    row.includes(word) || ids.some((id) => row.includes(id));

  test("is mentioned by no row and no file any more, and nobody else loses anything", async () => {
    const opened = await twoPeople();
    const { app, admin, person, other } = opened;
    const before = await everything(opened);
    for (const { table, by } of HELD) {
      if (by.length === 0) continue;
      const rows = before.get(table) ?? [];
      expect(
        rows.some((row) => names(row, person)),
        `tests/support/person.ts puts nothing into ${table}`,
      ).toBe(true);
    }
    await erasePerson(app, admin, person.contactId, { confirm: person.name.toUpperCase() });
    await finish(opened);
    const after = await everything(opened);
    for (const [table, rows] of after) {
      expect(
        rows.filter((row) => names(row, person)),
        `${table} still tells of the person`,
      ).toEqual([]);
      expect(
        rows.filter((row) => names(row, other)),
        `${table} lost something of the other`,
      ).toEqual(before.get(table)?.filter((row) => names(row, other)));
    }
    expect(existsSync(pathOf(app, person.path))).toBe(false);
    expect(existsSync(pathOf(app, other.path))).toBe(true);
    const found = async (query: string) => JSON.stringify(await searchConversations(app, admin, { query }));
    expect(await found(`${person.word} shoes`)).not.toContain(person.conversationId);
    expect(await found(`${other.word} shoes`)).toContain(other.conversationId);
    const acts = after.get("auditEntries")?.map((row) => JSON.parse(row)) ?? [];
    expect(acts).toContainEqual(expect.objectContaining({ action: "person.erase", subject: "" }));
    expect(acts.filter(({ action }) => action === "message.delete")).toHaveLength(2);
  });

  // PostgreSQL's files are for its own vacuum to overwrite.
  if (engine === "sqlite") {
    test("is not even in the bytes of the database file", async () => {
      const opened = await twoPeople();
      const { app, admin, person, other, database } = opened;
      await erasePerson(app, admin, person.contactId, { confirm: person.name });
      await finish(opened);
      // Everything is in the one file now.
      await database.rows("pragma wal_checkpoint(TRUNCATE)");
      const bytes = readFileSync(join(database.dataDir, "palique.db")).toString("latin1");
      expect(bytes).toContain(other.mark("messages", "body"));
      expect(bytes).not.toContain(person.word);
      expect(person.ids.filter((id) => bytes.includes(id))).toEqual([]);
    });
  }

  test("is whoever turned out to be them, too, however they are named", async () => {
    const opened = await twoPeople();
    const { app, admin, person, other, database } = opened;
    const twin = await seedPerson(app, await layGround(app));
    await database.rows(
      'update "contacts" set "mergedInto" = ? where "id" = ?',
      person.contactId,
      twin.contactId,
    );
    const found = await findPeople(app, admin, { search: twin.word });
    expect(found.map(({ contactId }) => contactId)).toEqual([person.contactId]);
    expect((await showPerson(app, admin, twin.contactId)).confirmWith).toBe(person.name);
    await erasePerson(app, admin, twin.contactId, { confirm: person.name });
    await finish(opened);
    const left = [...(await everything(opened)).values()].flat();
    expect(left.filter((row) => names(row, person) || names(row, twin))).toEqual([]);
    expect(left.some((row) => names(row, other))).toBe(true);
  });

  test("goes on being erased by another process when the first is killed in between", async () => {
    const opened = await twoPeople();
    const { app, admin, person, database } = opened;
    await erasePerson(app, admin, person.contactId, { confirm: person.name });
    // From the commit on nothing leads to the words that are still there.
    const rows = await database.rows<{ n: number }>(
      'select count(*) as n from "conversations" where "id" = ?',
      person.conversationId,
    );
    expect(Number(rows[0]?.n)).toBe(0);
    const other = createApp(app.config);
    onTestFinished(() => other.store.close());
    await finish({ app: other, database });
    const left = [...(await everything(opened)).values()].flat();
    expect(left.filter((row) => names(row, person))).toEqual([]);
    expect(existsSync(pathOf(app, person.path))).toBe(false);
  });

  test("is not, while a chat runs, by another name, or by who may not", async () => {
    const opened = await twoPeople();
    const { app, admin, person, database } = opened;
    const erase = (actor = admin, confirm = person.name) =>
      erasePerson(app, actor, person.contactId, { confirm });
    await expect(erase(admin, "Marta")).rejects.toMatchObject({
      code: "bad-input",
      details: { field: "confirm" },
    });
    await expect(erase({ ...admin, role: "supervisor" })).rejects.toMatchObject({ code: "forbidden" });
    await database.rows(
      `update "chats" set "state" = 'active' where "conversationId" = ?`,
      person.conversationId,
    );
    await expect(erase()).rejects.toMatchObject({ code: "conflict" });
    await database.rows(
      `update "chats" set "state" = 'ended' where "conversationId" = ?`,
      person.conversationId,
    );
    await erase();
    await expect(erase()).rejects.toMatchObject({ code: "not-found" });
  });

  test("can be had as a whole before: every piece, no secret, nothing of others", async () => {
    const { app, admin, person, other } = await twoPeople();
    const files = unzip(await buffer(await exportPerson(app, admin, person.contactId)));
    const json = files.get("person.json")?.toString() ?? "";
    const { data } = JSON.parse(json);
    for (const { table, by, secret, json: asJson } of HELD) {
      if (by.length === 0 || /^search/.test(table)) continue;
      expect(data[table]?.rows, table).toHaveLength(1);
      const stored = await app.db
        .selectFrom(table as "contacts")
        .selectAll()
        .execute();
      const mine =
        stored.map((row) => Object.entries(row)).find((row) => names(JSON.stringify(row), person)) ?? [];
      for (const [column, value] of mine) {
        const mark = person.mark(table, column);
        if (!String(value).includes(mark)) continue;
        expect(json.includes(mark), `${table}.${column}`).toBe(!secret.includes(column));
        if (asJson.includes(column)) expect(data[table].rows[0][column]).toEqual({ words: mark });
      }
    }
    expect(json).not.toContain(other.word);
    // What would open something for whoever finds the file.
    for (const [table, column] of SECRETS) expect(json).not.toContain(person.mark(table, column));
    expect(data.contacts.rows).toMatchObject([
      { name: person.name, createdAt: expect.stringContaining("T") },
    ]);
    const [file] = [...files].filter(([name]) => name !== "person.json");
    expect(file?.[0]).toMatch(new RegExp(`^files/\\d+/1/${person.mark("files", "name")}$`));
    expect(file?.[1].toString()).toBe(`${person.word} in a file`);
    await expect(exportPerson(app, { ...admin, role: "agent" }, person.contactId)).rejects.toThrow(
      "forbidden",
    );
  });
});
