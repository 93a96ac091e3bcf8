import type { OwnShare } from "@palique/shared/sharing.ts";
import { expect, test } from "vitest";
import { asksOf } from "../../widget/src/share/asks.ts";
import { duration } from "../../widget/src/share/duration.ts";

const luis = { id: "luis", name: "Luis", avatar: "/luis.webp" };
const share: OwnShare = {
  id: "share",
  conversationId: "conversation",
  kind: "cobrowse",
  media: null,
  rev: 1,
  state: "active",
  by: luis,
  askedAt: 0,
  expiresAt: 0,
  startedAt: 0,
  endedAt: null,
  ending: null,
  control: { level: "view", by: null },
  recording: false,
  asks: { control: null, recording: null },
  here: true,
  now: 0,
  rules: { mask: [], block: [], show: [] },
};
const asked = (change: Partial<OwnShare>, isAllowed = true) =>
  asksOf({ ...share, ...change }, isAllowed).map(({ about, by, again }) => ({ about, by: by.name, again }));

test("what is allowed is asked for once, what another browser allowed not at all, and more by itself", () => {
  expect(asked({ state: "asked", here: false }, false)).toEqual([
    { about: "cobrowse", by: "Luis", again: false },
  ]);
  expect(asked({ state: "asked", kind: "call", media: "video" })).toMatchObject([{ about: "video" }]);
  expect(asked({})).toEqual([]);
  // The server's word alone is no consent.
  expect(asked({}, false)).toEqual([{ about: "cobrowse", by: "Luis", again: true }]);
  expect(asked({ here: false }, false)).toEqual([]);
  expect(asked({ state: "ended" }, false)).toEqual([]);
  const ana = { id: "ana", name: "Ana" };
  const asks: OwnShare["asks"] = { control: { level: "full", by: luis }, recording: ana };
  expect(asked({ asks })).toEqual([
    { about: "full", by: "Luis", again: false },
    { about: "recording", by: "Ana", again: false },
  ]);
  expect(asksOf({ ...share, asks }, true)[0]?.by.avatar).toBe(luis.avatar);
});

test("how long it has been is read as a clock", () => {
  expect([-5, 0, 59_999, 133_000, 3_733_000].map(duration)).toEqual([
    "0:00",
    "0:00",
    "0:59",
    "2:13",
    "1:02:13",
  ]);
});
