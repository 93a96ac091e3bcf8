import type { ShareView } from "@palique/shared/sharing.ts";
import { describe, expect, test } from "vitest";
import { follows } from "../../console/src/cobrowse/follow-frames.ts";
import { fromViewer } from "../../console/src/cobrowse/from-viewer.ts";
import { afterIdle } from "../../console/src/cobrowse/idle.ts";
import { statusOf } from "../../console/src/cobrowse/status.ts";
import { toldBy } from "../../console/src/cobrowse/told-by.ts";
import { offered, viewerOrigin, viewerUrl } from "../../console/src/sharing/offer.ts";
import { openShares, withOpened, withShare } from "../../console/src/sharing/shares.ts";

function share(id: string, rev: number, more: Partial<ShareView> = {}): ShareView {
  return {
    id,
    conversationId: "c1",
    kind: "cobrowse",
    media: null,
    rev,
    state: "asked",
    by: { id: "me", name: "Leo", avatar: null },
    askedAt: 0,
    expiresAt: 0,
    startedAt: null,
    endedAt: null,
    ending: null,
    control: { level: "view", by: null },
    recording: false,
    asks: { control: null, recording: null },
    ...more,
  };
}
const NOTHING = new Map();

describe("shares", () => {
  test("the newer word counts, and one that ended is not woken by older news", () => {
    const ended = share("a", 3, { state: "ended" });
    expect(withShare([ended], share("a", 2, { state: "active" }))).toEqual([ended]);
    expect(openShares([ended], [], NOTHING)).toEqual([]);
  });

  test("what is not among the opened is over, unless it came meanwhile", () => {
    const [gone, kept, came] = [share("gone", 1), share("kept", 2), share("came", 1, { kind: "screen" })];
    const after = withOpened([gone, kept, came], [share("kept", 1)], new Set(["came"]));
    expect(after).toEqual([kept, came]);
  });

  test("what was asked for shows before the server knows it, once", () => {
    const asking = share("asking", 0);
    expect(openShares([], [asking], NOTHING)).toEqual([asking]);
    expect(openShares([share("a", 1)], [asking], NOTHING)).toEqual([share("a", 1)]);
    expect(openShares([], [asking], new Map([["asking", null]]))).toEqual([]);
  });
});

test("a website offers what it is set to; video includes voice", () => {
  const offer = { cobrowse: true, control: "full" as const, recording: false, hosts: [] as string[] };
  const kinds = (call: "off" | "voice" | "video") =>
    offered({ ...offer, screen: false, capture: true, call }).map(({ kind, media }) => media ?? kind);
  expect(kinds("off")).toEqual(["cobrowse", "capture"]);
  expect(kinds("voice")).toEqual(["cobrowse", "voice", "capture"]);
  expect(kinds("video")).toEqual(["cobrowse", "voice", "video", "capture"]);
});

test("the viewer is on another origin, and is told from where it may load", () => {
  const at = { protocol: "http:", hostname: "desk.local" };
  expect(viewerOrigin(null, at)).toBeNull();
  expect(viewerOrigin({ port: 3001 }, at)).toBe("http://desk.local:3001");
  expect(viewerOrigin({ origin: "https://view.example" }, at)).toBe("https://view.example");
  const url = viewerUrl("https://view.example", ["https://a.example", "null", "https://a.example"]);
  expect(url).toBe("https://view.example/?from=https%3A%2F%2Fa.example");
});

describe("frames", () => {
  const frames = (tab: string, seq: number, full = false) => ({
    tab,
    seq,
    full,
    packed: false,
    bytes: new Uint8Array(),
  });

  test("begin with a full snapshot, and go on while none is missing", () => {
    expect(follows(null, frames("a", 4))).toBe("wait");
    expect(follows(null, frames("a", 5, true))).toEqual({ tab: "a", seq: 5 });
    expect(follows({ tab: "a", seq: 5 }, frames("a", 6))).toEqual({ tab: "a", seq: 6 });
  });

  test("are asked for anew after a gap or from another tab", () => {
    expect(follows({ tab: "a", seq: 5 }, frames("a", 7))).toBe("lost");
    expect(follows({ tab: "a", seq: 5 }, frames("b", 6))).toBe("lost");
    expect(follows({ tab: "a", seq: 5 }, frames("b", 0, true))).toEqual({ tab: "b", seq: 0 });
  });
});

describe("the viewer", () => {
  test.each([
    null,
    "ready",
    7,
    {},
    { type: "eval" },
    { type: "drawn", width: "1" },
    { type: "act" },
    { type: "unloaded", ids: ["x"] },
  ])("is not believed when it says %j", (data) => {
    expect(fromViewer(data)).toBeNull();
  });

  test("is believed when it speaks as agreed, and cut short", () => {
    const drawn = { type: "drawn", width: 1, height: 2, url: "x".repeat(9_000), title: "T", more: 1 };
    expect(fromViewer(drawn)).toEqual({
      type: "drawn",
      width: 1,
      height: 2,
      url: "x".repeat(2_000),
      title: "T",
    });
  });

  test("acts only with the tool in hand", () => {
    const click = { type: "click", spot: { id: 1, x: 0, y: 0 }, double: false } as const;
    const point = { type: "point", spot: { id: 1, x: 0, y: 0 } } as const;
    expect(toldBy("look", point) || toldBy("look", click) || toldBy("point", click)).toBe(false);
    expect(toldBy("point", point) && toldBy("control", click)).toBe(true);
    expect(toldBy("control", point)).toBe(false);
    // One that was laid away takes back what it left.
    expect(toldBy("look", { type: "point", spot: null })).toBe(true);
  });
});

test("the most telling thing is said about a page", () => {
  const live = { viewer: "ready", link: "on", page: "live", isDrawn: true } as const;
  expect(statusOf(live)).toBe("live");
  expect(statusOf({ ...live, page: "hidden" })).toBe("hidden");
  expect(statusOf({ ...live, isDrawn: false })).toBe("first");
  expect(statusOf({ ...live, page: "away", isDrawn: false })).toBe("away");
  expect(statusOf({ ...live, link: "cut" })).toBe("again");
  expect(statusOf({ ...live, viewer: "silent" })).toBe("noViewer");
});

test("long silences of a recording are skipped, short ones are not", () => {
  const times = [0, 1_000, 4_000, 60_000];
  expect(afterIdle(times, 2_500)).toBeNull();
  expect(afterIdle(times, 4_500)).toBeNull();
  expect(afterIdle(times, 5_000)).toBe(59_000);
  expect(afterIdle(times, 59_500)).toBeNull();
  expect(afterIdle([], 5)).toBeNull();
});
