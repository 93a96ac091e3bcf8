import { describe, expect, test } from "vitest";
import {
  addEntry,
  changeEntry,
  nextToSend,
  type Outbox,
  removeEntry,
  restoreEntries,
  retryEntry,
} from "../../console/src/conversation/outbox.ts";
import { outboxStorage } from "../../console/src/conversation/outbox-storage.ts";

const write = (outbox: Outbox, clientId: string, conversationId = "c1", at = 100): Outbox =>
  addEntry(outbox, { clientId, conversationId, text: clientId, mentionIds: null, at });

/** Web Storage as browsers give it: own properties are the keys. */
function browserStorage(): Storage {
  const values = new Map<string, string>();
  const methods = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
    clear: () => values.clear(),
    key: (index: number) => [...values.keys()][index] ?? null,
    length: 0,
  };
  return new Proxy<Storage>(methods, {
    ownKeys: () => [...values.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
}

describe("the outbox", () => {
  test("a conversation's messages go out one at a time, in the order they were written", () => {
    const outbox = write(write(write([], "a"), "b"), "z", "c2");
    expect(nextToSend(outbox, "c1")?.clientId).toBe("a");
    expect(nextToSend(changeEntry(outbox, "a", { seq: 4 }), "c1")?.clientId).toBe("b");
    expect(nextToSend(outbox, "c2")?.clientId).toBe("z");
  });

  test("messages written in the same millisecond keep their order over a reload", () => {
    const outbox = write(write(write([], "a"), "b"), "c");
    const reloaded = restoreEntries([], outbox.toReversed());
    expect(reloaded.map((entry) => entry.clientId)).toEqual(["a", "b", "c"]);
  });

  test("a message the server refused holds up nobody behind it", () => {
    const outbox = changeEntry(write(write([], "a"), "b"), "a", { failed: "chat-ended" });
    expect(nextToSend(outbox, "c1")?.clientId).toBe("b");
  });

  test("tried again it goes after what was written since, under the same id", () => {
    const failed = changeEntry(write(write([], "a"), "b"), "a", { failed: "internal" });
    const again = retryEntry(failed, "a", 50);
    expect(again.map((entry) => entry.clientId)).toEqual(["b", "a"]);
    expect(nextToSend(removeEntry(again, "b"), "c1")).toMatchObject({ clientId: "a", failed: null });
  });

  test("what another tab left is taken over once", () => {
    const outbox = write([], "a");
    expect(restoreEntries(outbox, outbox)).toEqual(outbox);
  });
});

describe("what is kept in the browser", () => {
  const [entry] = write([], "aaaa-bbbb");
  if (!entry) throw new Error("nothing was written");

  test("each operator finds only the own messages", () => {
    const browser = browserStorage();
    outboxStorage("ana", () => browser).keep(entry);
    expect(outboxStorage("ana", () => browser).all()).toEqual([entry]);
    expect(outboxStorage("leo", () => browser).all()).toEqual([]);
  });

  test("an acknowledged message leaves it", () => {
    const browser = browserStorage();
    const storage = outboxStorage("ana", () => browser);
    storage.keep(entry);
    storage.forget(entry.clientId);
    expect(storage.all()).toEqual([]);
  });

  test("what was kept before there were notes is a message", () => {
    const browser = browserStorage();
    const { mentionIds: _, ...older } = entry;
    browser.setItem(`palique.outbox.ana.${entry.clientId}`, JSON.stringify(older));
    expect(outboxStorage("ana", () => browser).all()).toEqual([entry]);
  });

  test("broken or foreign entries, and a blocked storage, are passed over", () => {
    const browser = browserStorage();
    browser.setItem("palique.outbox.ana.x", "{broken");
    browser.setItem("palique.outbox.ana.y", "null");
    expect(outboxStorage("ana", () => browser).all()).toEqual([]);
    const blocked = outboxStorage("ana", () => {
      throw new Error("SecurityError");
    });
    blocked.keep(entry);
    expect(blocked.all()).toEqual([]);
  });
});
