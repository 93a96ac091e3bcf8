import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { sql } from "kysely";
import type { App } from "../../server/src/app.ts";
import { pathOf } from "../../server/src/files/bytes.ts";
import type { PersonKey } from "../../server/src/privacy/inventory/entry.ts";
import { HELD, type Held } from "../../server/src/privacy/inventory/inventory.ts";
import { indexConversations } from "../../server/src/search/index-conversations.ts";
import { type Column, tablesOf } from "./tables.ts";

/** Somebody with a row in every table that the inventory says holds data of people. */
export interface SeededPerson {
  /** A word that stands in every text of theirs, and nowhere else. */
  word: string;
  contactId: string;
  conversationId: string;
  visitorId: string;
  name: string;
  /** All ids by which rows are theirs. */
  ids: string[];
  /** Bytes of their file. */
  path: string;
  /** The word of one text: it says where it stands. */
  mark(table: string, column: string): string;
}

/** Rows that others refer to, and that are nobody's. */
export interface Ground {
  siteId: string;
  departmentId: string;
  operatorId: string;
  tagId: string;
}

/** Before what refers to them. */
const FIRST: readonly string[] = ["contacts", "visitors", "conversations", "chats", "pushSubscriptions"];

let count = 0;

/**
 * A row of made-up words in every table, by the columns the database has: a table that comes new to the inventory is
 * filled by itself. Columns that must be something particular are named here.
 */
export async function seedPerson(app: App, ground: Ground): Promise<SeededPerson> {
  const number = ++count;
  const word = `zz${app.id().slice(-12)}`;
  const own: Record<PersonKey, string> = {
    contact: app.id(),
    visitor: app.id(),
    conversation: app.id(),
    chat: app.id(),
    subscription: app.id(),
    uploader: `visitor:${ground.siteId}:${word}-visitors-tokenHash`,
    email: `${word}@example.com`,
  };
  const mark = (table: string, column: string) => `${word}-${table}-${column}`;
  const path = `ab${app.id().replaceAll("-", "")}`;
  const fixed: Record<string, Record<string, string | number | null>> = {
    contacts: { name: `Marta ${word}`, email: own.email, mergedInto: null },
    conversations: { number, lastSeq: 1, lastPublicSeq: 1, chatId: own.chat, snoozedUntil: null },
    chats: { state: "ended" },
    messages: { kind: "text", seq: 1, authorKind: "visitor", body: `${mark("messages", "body")} shoes` },
    tickets: { status: "resolved" },
    files: { state: "used", path, thumbnail: null, roomId: null, seq: 1 },
    pushSubscriptions: { operatorId: null, sessionHash: null },
    blocks: { kind: "visitor", expiresAt: 4_102_444_800_000 },
  };
  const columns = await tablesOf(app);

  function valueFor(held: Held, { name, isText, isLong, isNullable }: Column) {
    const set = fixed[held.table]?.[name];
    if (set !== undefined) return set;
    const key = held.by.find(({ column }) => column === name)?.key;
    if (name === "id" && held.root) return own[held.root];
    if (key) return own[key];
    if (name in ground) return ground[name as keyof Ground];
    if (!isText) return isLong && /(^a|A)t$/.test(name) ? 1_700_000_000_000 : isNullable ? null : 1;
    const text = mark(held.table, name);
    return held.json.includes(name) ? JSON.stringify({ words: text }) : text;
  }

  const order = (table: string) => (FIRST.indexOf(table) + FIRST.length + 1) % (FIRST.length + 1);
  const mine = HELD.filter(({ by, table }) => by.length > 0 && !/^search/.test(table));
  for (const held of mine.sort((a, b) => order(a.table) - order(b.table))) {
    const values = (columns.get(held.table) ?? []).map(
      (column) => [column.name, valueFor(held, column)] as const,
    );
    await app.write((trx) =>
      sql`insert into ${sql.table(held.table)} (${sql.join(values.map(([name]) => sql.ref(name)))})
        values (${sql.join(values.map(([, value]) => value))})`.execute(trx),
    );
  }
  mkdirSync(dirname(pathOf(app, path)), { recursive: true });
  writeFileSync(pathOf(app, path), `${word} in a file`);
  await indexConversations(app, [own.conversation]);
  return {
    word,
    contactId: own.contact,
    conversationId: own.conversation,
    visitorId: own.visitor,
    name: `Marta ${word}`,
    ids: [own.contact, own.visitor, own.conversation, own.chat, own.subscription],
    path,
    mark,
  };
}

/** A site, a department, an operator and a tag. */
export async function layGround(app: App): Promise<Ground> {
  const [siteId, departmentId, operatorId, tagId] = [app.id(), app.id(), app.id(), app.id()];
  const createdAt = 1;
  await app.write(async (trx) => {
    await trx
      .insertInto("sites")
      .values({ id: siteId, key: siteId, name: "Shop", origins: "[]", look: "{}", createdAt })
      .execute();
    await trx
      .insertInto("departments")
      .values({
        id: departmentId,
        names: '{"en":"Desk"}',
        strategy: "manual",
        capacity: null,
        queueLimit: null,
        overflowDepartmentId: null,
        hours: null,
        offline: "ticket",
        offerSeconds: 30,
        disabled: 0,
        createdAt,
      })
      .execute();
    await trx
      .insertInto("operators")
      .values({
        id: operatorId,
        email: `${operatorId}@example.com`,
        name: "Ana",
        passwordHash: "-",
        role: "admin",
        locale: "en",
        theme: "auto",
        avatar: null,
        capacity: 5,
        status: "online",
        idle: 0,
        disconnectedAt: null,
        missedOffers: 0,
        lastOfferedAt: 0,
        lastEndedAt: 0,
        disabled: 0,
        createdAt,
      })
      .execute();
    await trx
      .insertInto("tags")
      .values({ id: tagId, name: "Tag", folded: tagId, color: "#000000", createdAt })
      .execute();
  });
  return { siteId, departmentId, operatorId, tagId };
}
