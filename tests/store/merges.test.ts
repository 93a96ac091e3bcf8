import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startChat } from "../../server/src/chats/start-chat.ts";
import { findContacts } from "../../server/src/contacts/find-contacts.ts";
import { mergeContacts } from "../../server/src/contacts/merge-contacts.ts";
import { saveContact } from "../../server/src/contacts/save-contact.ts";
import { createField } from "../../server/src/contacts/save-field.ts";
import { addContactNote } from "../../server/src/contacts/save-note.ts";
import { showContact } from "../../server/src/contacts/show-contact.ts";
import { undoMerge } from "../../server/src/contacts/undo-merge.ts";
import { AppError } from "../../server/src/errors.ts";
import { startIndex } from "../../server/src/search/start-index.ts";
import { createTicket } from "../../server/src/tickets/create-ticket.ts";
import { type Floor, openFloor } from "../routing/floor.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { until } from "../support/wait.ts";

const NAMES = ["name", "email", "phone", "company"] as const;

onEachDatabase("merging contacts", (engine) => {
  let opened: Floor | null = null;
  let fieldId = "";
  const floor = (): Floor => {
    if (!opened) throw new Error("used before the tests run");
    return opened;
  };
  beforeAll(async () => {
    opened = await openFloor(engine, 1, 1);
    const field = { key: "plan", kind: "text" as const, labels: { en: "Plan" }, choices: [] };
    fieldId = (await createField(opened.app, opened.admin, field)).id;
  });
  afterAll(() => opened?.close());

  const from = { userAgent: "", address: "", liveId: null, socketId: "" };
  const unknown = () => ({ kind: "visitor" as const, siteId: floor().site.id, visitorId: null });
  const saying = (token: string) => ({
    token,
    clientId: randomUUID(),
    departmentId: floor().departmentIds[0] ?? null,
    page: null,
    language: "en",
    timeZone: null,
    fileIds: [],
  });

  /** A browser writes a ticket, which is a conversation of its own each time. */
  async function writes(token: string): Promise<void> {
    const input = { ...saying(token), name: "", email: "", message: "Help", subject: "Help" };
    const ticket = { ...input, type: "request" as const, consent: true as const };
    await createTicket(floor().app, unknown(), floor().site, ticket, from);
  }

  /** A browser of somebody new, with a conversation. */
  async function newPerson(values: Partial<Record<(typeof NAMES)[number] | "plan", string>> = {}) {
    const { app, admin } = floor();
    const token = randomBytes(32).toString("base64url");
    await writes(token);
    const newest = await app.db
      .selectFrom("conversations")
      .select(["contactId", "visitorId"])
      .orderBy("number", "desc")
      .limit(1)
      .executeTakeFirstOrThrow();
    const { plan, ...basics } = values;
    await saveContact(app, admin, { id: newest.contactId, ...basics, fields: { [fieldId]: plan ?? "" } });
    return { token, ...newest };
  }

  /** Everything that says whose something is, and what is known of these people. */
  async function stateOf(ids: readonly string[]) {
    const { db } = floor().app;
    const [contacts, visitors, conversations, notes] = await Promise.all([
      db.selectFrom("contacts").selectAll().where("id", "in", ids).orderBy("id").execute(),
      db.selectFrom("visitors").select(["id", "contactId"]).orderBy("id").execute(),
      db.selectFrom("conversations").select(["id", "contactId", "visitorId"]).orderBy("id").execute(),
      db.selectFrom("contactNotes").select(["id", "contactId", "text"]).orderBy("id").execute(),
    ]);
    return { contacts, visitors, conversations, notes };
  }

  const merge = (id: string, otherId: string, fromOther: string[] = []) =>
    mergeContacts(floor().app, floor().admin, { id, otherId, fromOther });
  const undo = (contactId: string, mergeId: string) =>
    undoMerge(floor().app, floor().admin, { contactId, mergeId });
  const card = (id: string) => showContact(floor().app, floor().admin, id);

  test("everything of both is one person's, with the values that were chosen", async () => {
    const ana = await newPerson({ name: "Ana", email: "ana@example.com", plan: "Basic" });
    const anita = await newPerson({ name: "Anita", email: "anita@example.com", phone: "1", plan: "Pro" });
    const note = { contactId: anita.contactId, clientId: randomUUID(), text: "Calls at night" };
    await addContactNote(floor().app, floor().admin, note);
    await merge(ana.contactId, anita.contactId, ["phone", fieldId]);
    const one = await card(anita.contactId);
    expect(one).toMatchObject({ id: ana.contactId, name: "Ana", email: "ana@example.com", phone: "1" });
    expect(one.fields).toEqual({ [fieldId]: "Pro" });
    expect(one.conversations).toHaveLength(2);
    expect(one.notes.map(({ text }) => text)).toEqual(["Calls at night"]);
    expect(one.merges).toMatchObject([{ name: "Anita", operatorName: "Admin" }]);
  });

  test("after an undo everything is as if it had never been, in whatever order, with what came in between", async () => {
    const op = fc.record({
      kind: fc.constantFrom("merge", "merge", "merge", "undo", "edit", "note", "write"),
      one: fc.nat(3),
      other: fc.nat(3),
      fields: fc.subarray(["name", "email", "phone", "company", "plan"]),
    });
    let edits = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(op, { minLength: 3, maxLength: 14 }), fc.nat(), async (ops, seed) => {
        const people = [];
        for (const name of ["A", "B", "C", "D"]) {
          people.push(await newPerson({ name, email: `${name}@example.com`.toLowerCase(), plan: name }));
        }
        const ids = people.map(({ contactId }) => contactId);
        // What there would be without any merge.
        const expected = await stateOf(ids);
        const open: { id: string; mergeId: string }[] = [];
        const holderOf = async (id: string) => (await card(id)).id;
        for (const { kind, one, other, fields } of ops) {
          const id = await holderOf(ids[one] ?? "");
          if (kind === "merge") {
            const otherId = await holderOf(ids[other] ?? "");
            const names = fields.map((name) => (name === "plan" ? fieldId : name));
            if (otherId !== id) open.push({ id, mergeId: (await merge(id, otherId, names)).mergeId });
          } else if (kind === "undo") {
            const [last] = open.splice(one % Math.max(1, open.length), 1);
            if (last) await undo(await holderOf(last.id), last.mergeId);
          } else if (kind === "edit") {
            const phone = `+${++edits}`;
            await saveContact(floor().app, floor().admin, { id, phone });
            const row = expected.contacts.find((contact) => contact.id === id);
            if (row) row.phone = phone;
          } else if (kind === "note") {
            const note = { contactId: id, clientId: randomUUID(), text: "Note" };
            await addContactNote(floor().app, floor().admin, note);
            expected.notes.push({ id: note.clientId, contactId: id, text: note.text });
          } else {
            const { token = "", visitorId = "" } = people[one] ?? {};
            await writes(token);
            const home = { contactId: ids[one] ?? "", visitorId };
            const all = (await stateOf(ids)).conversations;
            const known = new Set(expected.conversations.map((conversation) => conversation.id));
            const added = all.filter((conversation) => !known.has(conversation.id));
            for (const { id: conversationId } of added) {
              expected.conversations.push({ id: conversationId, ...home });
            }
          }
        }
        for (let left = seed; open.length > 0; left = Math.floor(left / 3)) {
          const [next] = open.splice(left % open.length, 1);
          if (next) await undo(await holderOf(next.id), next.mergeId);
        }
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        expected.notes.sort(byId);
        expect(await stateOf(ids)).toEqual(expected);
      }),
      { numRuns: engine === "sqlite" ? 40 : 12 },
    );
  });

  test("of two who merge the same people at once one is told that it is done", async () => {
    const [a, b] = [await newPerson({ name: "A" }), await newPerson({ name: "B" })];
    const answers = await Promise.allSettled([
      merge(a.contactId, b.contactId),
      merge(b.contactId, a.contactId),
      merge(a.contactId, b.contactId),
    ]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === "rejected") expect(answer.reason).toEqual(new AppError("conflict"));
    }
    expect((await card(a.contactId)).conversations).toHaveLength(2);
  });

  test("a chat and a ticket that begin while people are merged and parted stay with their browser", async () => {
    const { app, site } = floor();
    for (let round = 0; round < 6; round++) {
      const [a, b] = [await newPerson({ name: "A" }), await newPerson({ name: "B" })];
      const start = async (token: string) => {
        const input = { ...saying(token), name: "Marta", email: "", text: "Hello" };
        await startChat(
          app,
          unknown(),
          site,
          { ...input, priority: null, variables: {}, invitationId: null },
          from,
        );
      };
      const [merged] = await Promise.all([
        merge(a.contactId, b.contactId),
        start(b.token),
        writes(b.token),
        start(a.token),
      ]);
      await Promise.all([undo(a.contactId, merged.mergeId), writes(b.token), writes(a.token)]);
      for (const { contactId, visitorId } of [a, b]) {
        const owners = await app.db
          .selectFrom("conversations")
          .select("contactId")
          .where("visitorId", "=", visitorId)
          .execute();
        expect(owners).toEqual(
          [{ contactId }, { contactId }, { contactId }, { contactId }].slice(0, owners.length),
        );
      }
    }
  });

  test("can be undone for thirty days, once, and by nobody's else contact", async () => {
    const [a, b, c] = [await newPerson(), await newPerson(), await newPerson()];
    const { mergeId } = await merge(a.contactId, b.contactId);
    await expect(undo(c.contactId, mergeId)).rejects.toEqual(new AppError("not-found"));
    await undo(a.contactId, mergeId);
    expect((await card(b.contactId)).id).toBe(b.contactId);
    const again = await merge(b.contactId, a.contactId);
    // The first one is over: it parts nobody any more.
    await undo(b.contactId, mergeId);
    expect((await card(a.contactId)).id).toBe(b.contactId);
    floor().sleep(30 * 86_400_000);
    expect((await card(b.contactId)).merges).toEqual([]);
    await expect(undo(b.contactId, again.mergeId)).rejects.toEqual(new AppError("expired"));
  });

  test("searches find a person by the name they go by now", async () => {
    const { app, admin } = floor();
    const index = startIndex(app);
    const found = async (search: string) => (await findContacts(app, admin, { search })).map(({ id }) => id);
    const a = await newPerson({ name: "Zoraida Quintero" });
    const b = await newPerson({ name: "Xiomara Bedoya" });
    await until(
      "both are found",
      async () => (await found("Xiomara")).length + (await found("quint")).length === 2,
    );
    const { mergeId } = await merge(a.contactId, b.contactId);
    await until("one is gone", async () => (await found("Xiomara")).length === 0);
    expect(await found("Zoraida")).toEqual([a.contactId]);
    await undo(a.contactId, mergeId);
    await until("both are back", async () => (await found("Bedoya"))[0] === b.contactId);
    expect(await found("Zoraida")).toEqual([a.contactId]);
    await index.stop();
  });
});
