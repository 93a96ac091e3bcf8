import type { Message } from "@palique/shared/conversation.ts";
import type { Reply } from "@palique/shared/reply.ts";
import type { StartChat } from "@palique/shared/visitor.ts";
import { beforeEach, expect, test } from "vitest";
import { keptNames } from "../../widget/src/base/kept-names.ts";
import { openStorage } from "../../widget/src/base/storage.ts";
import { createStore } from "../../widget/src/core/store.ts";
import type { Link } from "../../widget/src/link/link.ts";
import { createDeliver } from "../../widget/src/write/deliver.ts";
import { openOutbox } from "../../widget/src/write/outbox.ts";
import { openRequests } from "../../widget/src/write/requests.ts";
import { until } from "../support/wait.ts";
import { newState } from "../support/widget-state.ts";

/** What a browser keeps over a reload. */
class Kept {
  getItem(key: string): string | null {
    return Object.hasOwn(this, key) ? String(Reflect.get(this, key)) : null;
  }
  setItem(key: string, value: string): void {
    Reflect.set(this, key, value);
  }
  removeItem(key: string): void {
    Reflect.deleteProperty(this, key);
  }
}
beforeEach(() => {
  Reflect.set(globalThis, "localStorage", new Kept());
  return () => void Reflect.deleteProperty(globalThis, "localStorage");
});

type Answer = Reply<Message> | null;

/** A tab: its own state, the browser's storage, a network that answers as told. */
function openTab(answer: (text: string) => Answer | Promise<Answer>) {
  const store = createStore(newState);
  const storage = openStorage("palique:k:");
  const sent: string[] = [];
  const link = {
    ask: async (_event: string, input: { text: string }) => {
      const reply = await answer(input.text);
      if (reply?.ok) sent.push(input.text);
      return reply;
    },
  } as unknown as Link;
  const deliver = createDeliver(link, async () => {});
  const outbox = openOutbox(store, storage, "palique:k:", deliver, () => {});
  return { outbox, sent, storage, shown: () => store.get().outgoing.map(({ text, state }) => [text, state]) };
}

const stored = (text: string): Answer => ({ ok: true, value: { text } as Message });

test("messages leave one after the other, in the order they were written", async () => {
  let underWay = 0;
  const tab = openTab(async (text) => {
    underWay++;
    expect(underWay).toBe(1);
    await new Promise((done) => setTimeout(done, 5));
    underWay--;
    return stored(text);
  });
  for (const text of ["1", "2", "3", "4"]) tab.outbox.add("c", text);
  await until("all sent", () => tab.sent.length === 4);
  expect(tab.sent).toEqual(["1", "2", "3", "4"]);
});

test("without an answer the same message is sent again until there is one", async () => {
  let lost = 3;
  const tab = openTab((text) => (lost-- > 0 ? null : stored(text)));
  tab.outbox.add("c", "again");
  await until("sent", () => tab.sent.length === 1);
  expect(tab.shown()).toEqual([["again", "sent"]]);
});

test("what was not acknowledged is there after a reload, in order, and is sent then", async () => {
  const before = openTab(() => new Promise<never>(() => {}));
  before.outbox.add("c", "first");
  before.outbox.add("c", "second");
  const after = openTab(stored);
  await until("both sent", () => after.sent.length === 2);
  expect(after.sent).toEqual(["first", "second"]);
  await until("nothing is kept", () => keptNames("palique:k:").length === 0);
  expect(openTab(stored).shown()).toEqual([]);
});

test("a refusal for good is shown with what comes after it not held up; retrying sends it", async () => {
  let refuses = true;
  const tab = openTab((text) =>
    text === "bad" && refuses ? { ok: false, error: "bad-input" } : stored(text),
  );
  tab.outbox.add("c", "bad");
  tab.outbox.add("c", "good");
  await until("the good one", () => tab.sent.length === 1);
  expect(tab.shown()).toEqual([
    ["bad", "failed"],
    ["good", "sent"],
  ]);
  refuses = false;
  const [failed] = JSON.parse(JSON.stringify(keptNames("palique:k:")));
  tab.outbox.retry(String(failed).replace("out:", ""));
  await until("the bad one", () => tab.sent.length === 2);
});

test("too many at once: it waits as long as it is told and then goes on by itself", async () => {
  let asked = 0;
  const started = Date.now();
  const tab = openTab((text) =>
    asked++ ? stored(text) : { ok: false, error: "rate-limited", retryAfterMs: 120 },
  );
  tab.outbox.add("c", "patience");
  await until("sent", () => tab.sent.length === 1);
  expect(Date.now() - started).toBeGreaterThanOrEqual(115);
});

test("what another tab has sent stays on screen until the server's copy comes, and is not sent again", () => {
  const tab = openTab(() => new Promise<never>(() => {}));
  tab.outbox.changed(
    "out:x",
    JSON.stringify({ clientId: "x", conversationId: "c", text: "other", at: 1, state: "sending" }),
  );
  tab.outbox.changed("out:x", null);
  expect(tab.shown()).toEqual([["other", "sent"]]);
});

test("with storage blocked it still sends", async () => {
  Reflect.deleteProperty(globalThis, "localStorage");
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get() {
      throw new Error("blocked");
    },
  });
  const tab = openTab(stored);
  tab.outbox.add("c", "in memory");
  await until("sent", () => tab.sent.length === 1);
});

test("a form that has to wait says for how long, and is not sent once it is withdrawn", async () => {
  const store = createStore(newState);
  let asked = 0;
  const link = {
    ask: async () => {
      asked++;
      return { ok: false, error: "rate-limited", retryAfterMs: 1_400 };
    },
  } as unknown as Link;
  const deliver = createDeliver(link, async () => {});
  const none = { started: () => {}, ticketSent: () => {} };
  const requests = openRequests(store, openStorage("palique:k:"), deliver, none);
  requests.start({ text: "hello" } as StartChat);
  await until("the wait is told", () => store.get().starting?.waits === 2);
  await until("it counts down", () => store.get().starting?.waits === 1);
  requests.withdraw();
  await new Promise((done) => setTimeout(done, 700));
  expect(store.get().starting).toBe(null);
  expect(asked).toBe(1);
});
