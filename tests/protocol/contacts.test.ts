import { createHmac } from "node:crypto";
import type { SiteAdmin } from "@palique/shared/admin.ts";
import type {
  ContactCard,
  ContactField,
  ContactMerged,
  ContactNote,
  ContactRow,
  ContactValues,
} from "@palique/shared/contacts.ts";
import type { SiteSecret } from "@palique/shared/identity.ts";
import type { VisitSummary } from "@palique/shared/visits.ts";
import { expect, test } from "vitest";
import type { OperatorClient } from "../support/clients.ts";
import { type ApiClient, connectVisitor, hireOperator, newClientId, startInput } from "../support/clients.ts";
import { staffed, talking, useDesk, waiting } from "../support/desk.ts";
import { here, watching } from "../support/visits.ts";
import { until } from "../support/wait.ts";

const desk = useDesk();

const contactOf = async (operator: OperatorClient, conversationId: string) =>
  (await operator.value("conversation:open", { conversationId, after: null })).summary.contact.id;
const cardOf = (api: ApiClient, id: string) => api.value<ContactCard>("GET", `/contacts/${id}`);

let keys = 0;
const newField = (input: { kind: string; choices?: string[]; key?: string }) =>
  desk().admin.value<ContactField>("POST", "/contact-fields", {
    key: `field-${++keys}`,
    labels: { en: "Field", es: "Campo" },
    ...input,
  });

/** A chat of a browser, seen by whoever works in its department. */
async function known() {
  const chat = await talking(desk());
  return { ...chat, contactId: await contactOf(chat.operator, chat.conversationId) };
}

test("a card is read by whoever may see one of the person's conversations, and by nobody else", async () => {
  const { contactId, api, conversationId } = await known();
  expect(await cardOf(api, contactId)).toMatchObject({
    id: contactId,
    name: "Marta",
    email: "marta@example.com",
    conversations: [{ id: conversationId, chat: "active", ticket: null }],
  });
  const { api: stranger } = await staffed(desk());
  const supervisor = await hireOperator(desk().server, desk().admin, {
    email: "supervisor@example.com",
    name: "Sara",
    role: "supervisor",
    departmentIds: [],
  });
  expect((await cardOf(supervisor, contactId)).id).toBe(contactId);
  const forbidden: [string, string, unknown?][] = [
    ["GET", `/contacts/${contactId}`],
    ["PATCH", `/contacts/${contactId}`, { name: "Eve" }],
    ["POST", `/contacts/${contactId}/notes`, { clientId: newClientId(), text: "Hi" }],
    ["POST", `/contacts/${contactId}/merge`, { otherId: "x", fromOther: [] }],
    ["POST", `/contacts/${contactId}/merges/x/undo`, {}],
  ];
  for (const [method, path, body] of forbidden) {
    expect(await stranger.call(method, path, body), path).toMatchObject({ error: "not-found" });
  }
  expect(await stranger.value<ContactRow[]>("GET", "/contacts?search=marta@example.com")).toEqual([]);
  expect(await api.value<ContactRow[]>("GET", "/contacts?search=marta@example.com")).toMatchObject([
    { id: contactId },
  ]);
});

test("of a person's conversations and ratings an operator sees those of the own departments", async () => {
  const { contactId, api, visitor, conversationId } = await known();
  await visitor.value("chat:end", { conversationId });
  const other = await staffed(desk());
  await visitor.value("chat:start", startInput(visitor.token, other.departmentId, "Elsewhere"));
  const numbers = async (of: ApiClient) => (await cardOf(of, contactId)).conversations.length;
  expect([await numbers(api), await numbers(other.api), await numbers(desk().admin)]).toEqual([1, 1, 2]);
});

test("what is saved of a person is what everybody sees at once, and what no field takes is refused", async () => {
  const { contactId, api, operator, conversationId } = await known();
  const [when, size, plan, vip, link] = [
    await newField({ kind: "date" }),
    await newField({ kind: "number" }),
    await newField({ kind: "choice", choices: ["Basic", "Pro"] }),
    await newField({ kind: "boolean" }),
    await newField({ kind: "link" }),
  ];
  const save = (change: unknown) => api.call<ContactValues>("PATCH", `/contacts/${contactId}`, change);
  const fields = {
    [when.id]: "2026-02-28",
    [size.id]: "-12.5",
    [plan.id]: "Pro",
    [vip.id]: "yes",
    [link.id]: "https://crm.example/1",
  };
  operator.forget();
  const name = '<img src=x onerror="alert(1)">';
  expect(await save({ name, email: "NEW@Example.com", company: "Acme", fields })).toMatchObject({
    ok: true,
    value: { name, email: "new@example.com", phone: "", company: "Acme", fields },
  });
  await operator.next(
    "conversation",
    ({ id, contact }) =>
      id === conversationId && contact.name === name && contact.email === "new@example.com",
  );
  const wrong: [ContactField, string][] = [
    [when, "2026-02-30"],
    [when, "tomorrow"],
    [size, "12a"],
    [size, "1e400"],
    [plan, "Gold"],
    [vip, "perhaps"],
    [link, "javascript:alert(1)"],
    [link, "data:text/html,x"],
  ];
  for (const [{ id }, value] of wrong) {
    expect(await save({ fields: { [id]: value } }), value).toMatchObject({
      error: "bad-input",
      field: `fields.${id}`,
    });
  }
  expect(await save({ fields: { constructor: "x" } })).toMatchObject({ error: "bad-input" });
  expect(await save({ email: "nobody" })).toMatchObject({ error: "bad-input", field: "email" });
  expect(await save({ name: "n".repeat(121) })).toMatchObject({ error: "bad-input", field: "name" });
  expect(await save({ fields: { [plan.id]: "" } })).toMatchObject({ ok: true });
  expect((await cardOf(api, contactId)).fields).toEqual({ ...fields, [plan.id]: undefined });
});

test("fields are an administrator's to define, order and delete, with what was kept in them", async () => {
  const { contactId, api } = await known();
  const { admin } = desk();
  const [first, second] = [
    await newField({ kind: "text" }),
    await newField({ kind: "choice", choices: ["A", "A", "B"] }),
  ];
  expect(second.choices).toEqual(["A", "B"]);
  const taken = { key: first.key.toUpperCase(), kind: "text", labels: { en: "Again" } };
  expect(await admin.call("POST", "/contact-fields", taken)).toMatchObject({
    error: "conflict",
    field: "key",
  });
  const noChoice = { key: "none", kind: "choice", labels: { en: "None" }, choices: [] };
  expect(await admin.call("POST", "/contact-fields", noChoice)).toMatchObject({
    error: "bad-input",
    field: "choices",
  });
  for (const [method, path, body] of [
    ["POST", "", { ...taken, key: "mine" }],
    ["PATCH", `/${first.id}`, { labels: { en: "Mine" } }],
    ["PUT", "/order", { ids: [] }],
    ["DELETE", `/${first.id}`, undefined],
  ] as const) {
    expect(await api.call(method, `/contact-fields${path}`, body)).toMatchObject({ error: "forbidden" });
  }
  await api.value("PATCH", `/contacts/${contactId}`, { fields: { [first.id]: "x", [second.id]: "A" } });
  const renamed = { labels: { en: "Choice" }, choices: ["B"] };
  expect(await admin.value("PATCH", `/contact-fields/${second.id}`, renamed)).toEqual({
    ...second,
    ...renamed,
  });
  // Who has the choice that is gone keeps it, whatever else is saved.
  expect(await api.call("PATCH", `/contacts/${contactId}`, { fields: { [second.id]: "A" } })).toMatchObject({
    ok: true,
  });
  const order = await admin.value<ContactField[]>("PUT", "/contact-fields/order", {
    ids: [second.id, first.id],
  });
  expect(order.slice(0, 2).map(({ id }) => id)).toEqual([second.id, first.id]);
  await admin.value("DELETE", `/contact-fields/${first.id}`);
  expect((await cardOf(api, contactId)).fields).toEqual({ [second.id]: "A" });
  expect((await api.value<ContactField[]>("GET", "/contact-fields")).some(({ id }) => id === first.id)).toBe(
    false,
  );
});

test("notes are stored once, and are their author's to change and delete", async () => {
  const { contactId, api } = await known();
  const path = `/contacts/${contactId}/notes`;
  const note = { clientId: newClientId(), text: "Prefers <b>mail</b>" };
  const stored = await api.value<ContactNote>("POST", path, note);
  expect(await api.value<ContactNote>("POST", path, note)).toEqual(stored);
  expect((await cardOf(api, contactId)).notes).toEqual([stored]);
  const { admin } = desk();
  // Somebody else's id for a note of one's own is no way to it.
  expect(await admin.call("POST", path, note)).toMatchObject({ error: "forbidden" });
  expect(await admin.call("PATCH", `${path}/${stored.id}`, { text: "x" })).toMatchObject({
    error: "forbidden",
  });
  expect(await admin.call("DELETE", `${path}/${stored.id}`)).toMatchObject({ error: "forbidden" });
  const edited = await api.value<ContactNote>("PATCH", `${path}/${stored.id}`, { text: "Prefers calls" });
  expect(edited).toMatchObject({ text: "Prefers calls", createdAt: stored.createdAt });
  expect(edited.editedAt).toBeGreaterThan(0);
  await api.value("DELETE", `${path}/${stored.id}`);
  await api.value("DELETE", `${path}/${stored.id}`);
  expect((await cardOf(api, contactId)).notes).toEqual([]);
});

test("people with the same email, or the same proven id on two websites, are suggested to be one", async () => {
  const { server, admin, key } = desk();
  const { departmentId, operator, api } = await staffed(desk());
  const talk = async (site: string, text: string, proof?: string) => {
    const visitor = await connectVisitor(server, site);
    if (proof) {
      const hash = createHmac("sha256", proof).update("c-1").digest("hex");
      await visitor.value("identify", { token: visitor.token, id: "c-1", name: "Ana", email: "", hash });
    }
    const input = {
      ...startInput(visitor.token, departmentId, text),
      email: `${text}@example.com`.toLowerCase(),
    };
    const { chat } = await visitor.value("chat:start", input);
    const conversationId = chat?.conversationId ?? "";
    return { visitor, conversationId, contactId: await contactOf(operator, conversationId) };
  };
  const [site] = (await admin.value<SiteAdmin[]>("GET", "/sites")).filter((one) => one.key === key);
  if (!site) throw new Error("no site");
  const { id: _, key: __, scriptTag: ___, ...look } = site;
  const second = await admin.value<SiteAdmin>("POST", "/sites", { ...look, name: "Second" });
  const secret = async (id: string) =>
    (await admin.value<SiteSecret>("POST", `/sites/${id}/identity/secret`)).secret;
  const here = await talk(key, "One", await secret(site.id));
  const there = await talk(second.key, "Two", await secret(second.id));
  const stranger = await talk(key, "Two");
  expect(here.contactId).not.toBe(there.contactId);
  const because = async (id: string) =>
    new Map((await cardOf(api, id)).duplicates.map((one) => [one.id, one.because]));
  expect(await because(here.contactId)).toEqual(new Map([[there.contactId, "external-id"]]));
  expect(await because(there.contactId)).toEqual(
    new Map([
      [here.contactId, "external-id"],
      [stranger.contactId, "email"],
    ]),
  );
  expect((await cardOf(api, here.contactId)).identities).toMatchObject([
    { isVerified: true, externalId: "c-1", name: "Ana" },
  ]);
  await api.value<ContactMerged>("POST", `/contacts/${there.contactId}/merge`, {
    otherId: stranger.contactId,
    fromOther: [],
  });
  expect(await because(there.contactId)).toEqual(new Map([[here.contactId, "external-id"]]));
  // Whoever was merged reads nothing more than before: the browsers stay apart.
  const { chat } = await stranger.visitor.value("session:open", {});
  expect(chat).toMatchObject({ conversationId: stranger.conversationId });
});

test("a merge reaches open consoles, and so does its undo", async () => {
  const { contactId, api, operator, conversationId, departmentId } = await known();
  const other = await waiting(desk(), departmentId);
  const otherId = await contactOf(operator, other.conversationId);
  operator.forget();
  const { mergeId } = await api.value<ContactMerged>("POST", `/contacts/${contactId}/merge`, {
    otherId,
    fromOther: [],
  });
  const owner = (id: string) =>
    operator.next("conversation", (row) => row.id === other.conversationId && row.contact.id === id);
  await owner(contactId);
  expect((await cardOf(api, otherId)).conversations.map(({ id }) => id)).toContain(conversationId);
  const again = { otherId, fromOther: [] };
  expect(await api.call("POST", `/contacts/${contactId}/merge`, again)).toMatchObject({ error: "conflict" });
  expect(
    await api.call("POST", `/contacts/${contactId}/merge`, { ...again, otherId: contactId }),
  ).toMatchObject({
    error: "bad-input",
  });
  operator.forget();
  await api.value("POST", `/contacts/${contactId}/merges/${mergeId}/undo`);
  await owner(otherId);
});

test("what was written of somebody whose chat turns out to be a customer's is on the customer's card", async () => {
  const { server, admin, key } = desk();
  const { contactId, api, visitor, operator, conversationId } = await known();
  const [site] = (await admin.value<SiteAdmin[]>("GET", "/sites")).filter((one) => one.key === key);
  const { secret } = await admin.value<SiteSecret>("POST", `/sites/${site?.id}/identity/secret`);
  const hash = createHmac("sha256", secret).update("c-2").digest("hex");
  const said = { id: "c-2", name: "Ana", email: "ana@example.com", hash };
  const phone = await connectVisitor(server, key);
  await phone.value("identify", { ...said, token: phone.token });
  await api.value("POST", `/contacts/${contactId}/notes`, {
    clientId: newClientId(),
    text: "Asked for a refund",
  });
  await api.value("PATCH", `/contacts/${contactId}`, { phone: "555" });
  await visitor.value("identify", { ...said, token: visitor.token });
  const customerId = await contactOf(operator, conversationId);
  expect(customerId).not.toBe(contactId);
  const card = await cardOf(api, customerId);
  expect(card).toMatchObject({ name: "Ana", email: "ana@example.com", phone: "555" });
  expect(card.notes.map(({ text }) => text)).toEqual(["Asked for a refund"]);
  expect(card.merges).toMatchObject([{ operatorName: "", name: "Marta" }]);
});

test("ready-made texts take what the team knows where the page says nothing", async () => {
  const field = await newField({ kind: "choice", choices: ["Gold"], key: "level" });
  const other = await newField({ kind: "boolean", key: "member" });
  const { departmentId, operator, api } = await staffed(desk());
  const { server, key } = desk();
  const visitor = await connectVisitor(server, key);
  const { chat } = await visitor.value("chat:start", {
    ...startInput(visitor.token, departmentId),
    variables: { member: "since 2019" },
  });
  const conversationId = chat?.conversationId ?? "";
  const contactId = await contactOf(operator, conversationId);
  await api.value("PATCH", `/contacts/${contactId}`, { fields: { [field.id]: "Gold", [other.id]: "yes" } });
  const opened = await operator.value("conversation:open", { conversationId, after: null });
  expect(opened.contactValues).toEqual([
    { key: "level", kind: "choice", value: "Gold" },
    { key: "member", kind: "boolean", value: "yes" },
  ]);
});

test("somebody who is on the site now is known to whoever sees its visitors, with pages, and by the newest name", async () => {
  const { server, admin, key } = desk();
  const { api, operator } = await staffed(desk());
  const [site] = (await admin.value<SiteAdmin[]>("GET", "/sites")).filter((one) => one.key === key);
  const { secret } = await admin.value<SiteSecret>("POST", `/sites/${site?.id}/identity/secret`);
  const hash = createHmac("sha256", secret).update("c-3").digest("hex");
  const visitor = await connectVisitor(server, key);
  await visitor.value("visit:here", here("/prices"));
  await visitor.value("identify", { token: visitor.token, id: "c-3", name: "Carla", email: "", hash });
  const live = await watching(operator);
  const { contactId } = await live.row("Carla", (row) => row.name === "Carla" && row.identity === "verified");
  if (!contactId) throw new Error("nobody");
  const visits = await until("the visit", async () => {
    const answer = await api.call<VisitSummary[]>("GET", `/contacts/${contactId}/visits`);
    return answer.ok && answer.value[0] ? answer.value : null;
  });
  expect(visits[0]?.trail).toMatchObject([{ url: "https://shop.example/prices" }]);
  await api.value("PATCH", `/contacts/${contactId}`, { name: "Carla Gil" });
  await live.row("the new name", (row) => row.contactId === contactId && row.name === "Carla Gil");
  await visitor.value("identify:forget", {});
  await live.row("nobody", (row) => row.contactId === null && row.name === "" && row.identity === null);
});
