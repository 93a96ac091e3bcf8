import { expect, test } from "vitest";
import { backoff } from "../../widget/src/link/backoff.ts";
import { frame, readFrame } from "../../widget/src/link/packet.ts";

test("the handshake, an event, an event with a wish for an answer are written as Socket.IO reads them", () => {
  expect(frame("40", { site: "k", token: null })).toBe('40/visitor,{"site":"k","token":null}');
  expect(frame("42", ["page", { url: "https://a.b/" }])).toBe('42/visitor,["page",{"url":"https://a.b/"}]');
  expect(frame("42", ["message:send", { text: "¡ñ!\n😀" }], 12)).toBe(
    '42/visitor,12["message:send",{"text":"¡ñ!\\n😀"}]',
  );
});

test("every kind of frame the server sends is understood", () => {
  expect(readFrame('0{"sid":"x","pingInterval":25000}')).toEqual(["0", 0, { sid: "x", pingInterval: 25000 }]);
  expect(readFrame("2")).toEqual(["2", 0, ""]);
  expect(readFrame('40/visitor,{"sid":"y"}')).toEqual(["40", 0, { sid: "y" }]);
  expect(readFrame('42/visitor,["message",{"text":"a\\nb"}]')).toEqual([
    "42",
    0,
    ["message", { text: "a\nb" }],
  ]);
  expect(readFrame('43/visitor,7[{"ok":true}]')).toEqual(["43", 7, [{ ok: true }]]);
  expect(readFrame('44/visitor,{"message":"site-unknown"}')).toEqual(["44", 0, { message: "site-unknown" }]);
  expect(readFrame("41/visitor,")).toEqual(["41", 0, ""]);
});

test("what is not readable is nothing, and breaks nothing", () => {
  for (const odd of ['42/visitor,["broken', "", "hello", new ArrayBuffer(2), null]) {
    expect(readFrame(odd)[2] ?? undefined, String(odd)).toBeFalsy();
  }
});

test("attempts grow rarer up to a limit, and never all come at the same moment", () => {
  expect(backoff(0, 0)).toBe(250);
  expect(backoff(0, 1)).toBe(500);
  expect(backoff(3, 0.5)).toBe(3000);
  expect(backoff(30, 1)).toBe(20_000);
});
