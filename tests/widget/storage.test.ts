import { expect, test } from "vitest";
import { openStorage } from "../../widget/src/base/storage.ts";

test("what a browser without storage refused to keep is known by name, so that it can be forgotten", () => {
  const storage = openStorage("palique:shop:");
  storage.set("token", "t");
  storage.set("open", "1");
  expect(storage.get("token")).toBe("t");
  for (const name of [...storage.held.keys()]) storage.set(name, null);
  expect([storage.get("token"), storage.get("open"), ...storage.held.keys()]).toEqual([null, null]);
});
