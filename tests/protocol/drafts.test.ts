import { readFileSync } from "node:fs";
import type { SiteAdmin } from "@palique/shared/admin.ts";
import { expect, test } from "vitest";
import { connectOperator, connectVisitor, startInput } from "../support/clients.ts";
import { staffed, talking, useDesk } from "../support/desk.ts";
import { databaseFiles } from "../support/server.ts";
import { pause } from "../support/wait.ts";

const desk = useDesk({ env: { LOG_LEVEL: "trace" } });

test("what the visitor types appears to the operator who has the chat open, and is emptied", async () => {
  const { visitor, operator, conversationId } = await talking(desk());
  for (const text of ["H", "Hel", "Hello, I", ""]) {
    visitor.tell("draft", { conversationId, text });
    await operator.next("draft", (draft) => draft.conversationId === conversationId && draft.text === text);
    await pause(110);
  }
});

test("whoever opens the chat later sees the draft as it stands", async () => {
  const { visitor, operator, api, conversationId } = await talking(desk());
  visitor.tell("draft", { conversationId, text: "half a thou" });
  await operator.next("draft", (draft) => draft.text === "half a thou");
  const late = await connectOperator(desk().server, api, { status: null });
  const opened = await late.value("conversation:open", { conversationId, after: null });
  expect(opened.draft).toBe("half a thou");
});

test("a sent message empties the draft", async () => {
  const { visitor, operator, api, conversationId } = await talking(desk());
  visitor.tell("draft", { conversationId, text: "about to be sent" });
  await operator.next("draft", (draft) => draft.text === "about to be sent");
  await visitor.say(conversationId, "about to be sent");
  const late = await connectOperator(desk().server, api, { status: null });
  expect((await late.value("conversation:open", { conversationId, after: null })).draft).toBe("");
});

test("drafts reach nobody who may not see the chat: no other operator, no other visitor", async () => {
  const { visitor, operator, conversationId } = await talking(desk());
  const { operator: outsider } = await staffed(desk());
  const stranger = await connectVisitor(desk().server, desk().key);
  await stranger.value("session:open", {});
  await outsider.ask("conversation:open", { conversationId, after: null });
  visitor.tell("draft", { conversationId, text: "for your eyes only" });
  await operator.next("draft", (draft) => draft.text === "for your eyes only");
  expect(outsider.got("draft")).toEqual([]);
  expect(stranger.socket.connected).toBe(true);
});

test("nobody types into a stranger's conversation", async () => {
  const { operator, conversationId } = await talking(desk());
  const { visitor: stranger } = await talking(desk());
  operator.forget();
  stranger.tell("draft", { conversationId, text: "forged" });
  await stranger.value("session:open", {});
  await pause(200);
  expect(operator.got("draft")).toEqual([]);
});

test("a keyboard on fire does not flood the operator: drafts are throttled, and the last one arrives", async () => {
  const { visitor, operator, conversationId } = await talking(desk());
  operator.forget();
  for (let i = 0; i < 100; i++) {
    visitor.tell("draft", { conversationId, text: `key ${i}` });
    await pause(5);
  }
  const took = 100 * 5;
  await operator.next("draft", (draft) => draft.text === "key 99");
  expect(operator.got("draft").length).toBeLessThan(took / 20);
});

test("a site can turn the preview off", async () => {
  const [site] = await desk().admin.value<SiteAdmin[]>("GET", "/sites");
  const quiet = await desk().admin.value<SiteAdmin>("POST", "/sites", {
    ...site,
    name: "Quiet",
    typingPreview: false,
  });
  const { departmentId, operator } = await staffed(desk());
  const visitor = await connectVisitor(desk().server, quiet.key);
  const session = await visitor.value("chat:start", startInput(visitor.token, departmentId));
  const conversationId = session.chat?.conversationId ?? "";
  await operator.value("conversation:open", { conversationId, after: null });
  visitor.tell("draft", { conversationId, text: "unseen" });
  await visitor.say(conversationId, "after the draft");
  await operator.hears("after the draft");
  expect(operator.got("draft").filter((draft) => draft.text !== "")).toEqual([]);
});

test("no draft is ever in the database or the log", async () => {
  const { visitor, operator, conversationId } = await talking(desk());
  const secret = "zq-never-stored-qz";
  visitor.tell("draft", { conversationId, text: secret });
  await operator.next("draft", (draft) => draft.text === secret);
  await visitor.say(conversationId, "something else");
  for (const file of databaseFiles(desk().server)) {
    expect(readFileSync(file).includes(secret)).toBe(false);
    expect(readFileSync(file).includes("something else") || file.endsWith(".db")).toBe(true);
  }
  expect(desk().server.output()).not.toContain(secret);
});

test("the visitor is told who is typing, by name and without the words", async () => {
  const { visitor, operator, conversationId } = await talking(desk());
  operator.tell("typing", { conversationId });
  const typing = await visitor.next("typing");
  expect(typing).toEqual({ conversationId, operatorName: operator.me.name });
});
