import { createHmac } from "node:crypto";
import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { SiteSecret } from "@palique/shared/identity.ts";
import { expect, test } from "vitest";
import { connectOperator, connectVisitor, type VisitorClient } from "../support/clients.ts";
import { staffed, talking, useDesk } from "../support/desk.ts";
import { cobrowsing } from "../support/sharing.ts";

const desk = useDesk();
const open = (token?: string) => connectVisitor(desk().server, desk().key, token ? { token } : {});

/** Revisions that came of a share, as they came. */
const revs = (client: { got(event: "share"): { id: string; rev: number }[] }, shareId: string) =>
  client.got("share").flatMap((share) => (share.id === shareId ? [share.rev] : []));

let customers = 0;
/** A customer whom the website knows, in whatever browser. */
async function newCustomer() {
  const { admin } = desk();
  const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
  const { secret } = await admin.value<SiteSecret>("POST", `/sites/${site?.id}/identity/secret`);
  const id = `customer-${++customers}`;
  const hash = createHmac("sha256", secret).update(id).digest("hex");
  const said = { id, name: "Ana Ruiz", email: `${id}@example.com`, hash };
  return (browser: VisitorClient) => browser.value("identify", { ...said, token: browser.token });
}

test("it is asked in every tab, told once to each side, and marked in the inbox while it goes on", async () => {
  const { visitor, operator, conversationId, departmentId } = await talking(desk());
  const tab = await open(visitor.token);
  const stranger = await open();
  const colleague = await staffed(desk());
  const input = { conversationId, kind: "cobrowse" as const, media: null };
  const { id: shareId } = await operator.value("share:ask", input);
  const asked = await tab.next("share", (share) => share.id === shareId);
  expect(asked).toMatchObject({ state: "asked", here: false, by: { name: operator.me.name } });
  const answer = await tab.value("share:answer", { shareId, allow: true });
  expect(answer).toMatchObject({ state: "active", here: true, rules: { mask: [], block: [], show: [] } });
  await visitor.next("share", (share) => share.rev === 2 && share.here);
  await operator.next("share", (share) => share.rev === 2 && share.state === "active");
  await operator.next("conversation", (row) => row.id === conversationId && row.sharing.includes("cobrowse"));
  expect(await stranger.ask("share:stop", { shareId, what: "all" })).toMatchObject({ error: "not-found" });
  expect(await colleague.operator.ask("share:stop", { shareId, what: "all" })).toMatchObject({
    error: "not-found",
  });
  await visitor.value("share:stop", { shareId, what: "all" });
  await operator.next("share", (share) => share.rev === 3 && share.ending === "stopped");
  await operator.next("message", ({ event }) => event?.type === "share.ended" && event.ending === "stopped");
  await visitor.next("message", ({ event }) => event?.type === "share.started");
  await tab.next("share", (share) => share.rev === 3);
  for (const one of [visitor, tab, operator]) expect(revs(one, shareId)).toEqual([1, 2, 3]);
  for (const one of [stranger, colleague.operator]) expect(revs(one, shareId)).toEqual([]);
  const { summary, shares } = await operator.value("conversation:open", { conversationId, after: null });
  expect({ summary, shares }).toMatchObject({ summary: { departmentId, sharing: [] }, shares: [] });
});

test("of a customer's browsers one shows the page, and any of them stops it; logged out, it is over", async () => {
  const { visitor: phone, operator, conversationId } = await talking(desk());
  const { id: before } = await operator.value("share:ask", { conversationId, kind: "cobrowse", media: null });
  await phone.value("share:answer", { shareId: before, allow: true });
  const identify = await newCustomer();
  const laptop = await open();
  await identify(laptop);
  // Who logs in while the page is shown goes on, as somebody with other browsers.
  await identify(phone);
  expect(await phone.next("share", (share) => share.rev === 3)).toMatchObject({
    state: "active",
    here: true,
  });
  expect(await laptop.next("share", (share) => share.id === before)).toMatchObject({
    state: "active",
    here: false,
  });
  expect(await laptop.ask("share:answer", { shareId: before, allow: true })).toMatchObject({
    error: "conflict",
  });
  expect(await laptop.ask("share:finish", { shareId: before, ending: "failed" })).toMatchObject({
    error: "conflict",
  });
  const stopped = await laptop.value("share:stop", { shareId: before, what: "all" });
  expect(stopped).toMatchObject({ state: "ended", ending: "stopped", here: false });
  const { id } = await operator.value("share:ask", { conversationId, kind: "cobrowse", media: null });
  await phone.next("share", (share) => share.id === id);
  await phone.value("share:answer", { shareId: id, allow: true });
  await phone.value("identify:forget", {});
  await operator.next("share", (share) => share.id === id && share.ending === "stopped");
  expect(await phone.next("share", (share) => share.id === id && share.state === "ended")).toBeDefined();
  expect(await phone.ask("share:stop", { shareId: id, what: "all" })).toMatchObject({ error: "not-found" });
});

test("a restart loses nothing of it: who comes back is told, and what was asked can be answered", async () => {
  const { server } = desk();
  const { visitor, operator, api, shareId, conversationId } = await cobrowsing(desk());
  await operator.value("share:ask-more", { shareId, about: "control", level: "full" });
  await server.kill("SIGKILL");
  await server.start();
  const back = await open(visitor.token);
  expect(await back.next("share", (share) => share.id === shareId)).toMatchObject({
    here: true,
    asks: { control: { level: "full", by: { id: api.me.id } } },
  });
  const console = await connectOperator(server, api);
  await console.value("conversation:open", { conversationId, after: null });
  await back.value("share:answer-more", {
    shareId,
    about: "control",
    allow: true,
    level: "full",
    by: api.me.id,
  });
  const given = await console.next("share", (share) => share.control.by !== null);
  expect(given).toMatchObject({ control: { level: "full", by: { id: api.me.id } }, asks: { control: null } });
});

test("what is malformed or forged gets a plain no", async () => {
  const { visitor, operator, conversationId, shareId } = await cobrowsing(desk());
  const video = { conversationId, kind: "call" as const, media: "video" as const };
  expect(await operator.ask("share:ask", video)).toMatchObject({ error: "forbidden" });
  for (const [event, input] of [
    ["share:ask", { conversationId, kind: "call", media: null }],
    ["share:ask", { conversationId, kind: "cookies", media: null }],
    ["share:ask-more", { shareId, about: "control", level: "view" }],
    ["share:ask-more", { shareId, about: "control", level: "root" }],
    ["share:stop", { shareId: { $ne: null }, what: "all" }],
    ["share:stop", { shareId: "x".repeat(10_000), what: "all" }],
  ] as const) {
    expect(await operator.raw(event, input), event).toMatchObject({ error: "bad-input" });
  }
  for (const [event, input] of [
    ["share:answer", { shareId, allow: "yes" }],
    ["share:answer", null],
    ["share:finish", { shareId, ending: "ended" }],
  ] as const) {
    expect(await visitor.raw(event, input), event).toMatchObject({ error: "bad-input" });
  }
  expect(await visitor.ask("share:stop", { shareId: "nobody's", what: "all" })).toMatchObject({
    error: "not-found",
  });
  // A visitor has no operator's questions to ask.
  visitor.tell("share:ask", { conversationId, kind: "screen", media: null });
  await visitor.value("share:stop", { shareId, what: "control" });
  const { shares } = await operator.value("conversation:open", { conversationId, after: null });
  expect(shares).toMatchObject([{ id: shareId, state: "active", rev: 2 }]);
});
