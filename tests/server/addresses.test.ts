import { expect, test } from "vitest";
import { callerOf, isInRange, plainAddress, rangesAround } from "../../server/src/addresses.ts";

test("an address is read however it is written, and what is none is none", () => {
  expect(plainAddress("::ffff:203.0.113.7")).toBe("203.0.113.7");
  expect(plainAddress("fe80::1%eth0")).toBe("fe80::1");
  expect(plainAddress("2001:0DB8:0:0::1")).toBe("2001:db8::1");
  for (const none of ["", "unknown", "1", "0x7f.1", "203.0.113.256", "203.0.113.7:80", "::g", "<script>"]) {
    expect(plainAddress(none), none).toBe("");
    expect(rangesAround(none), none).toEqual([]);
    expect(isInRange(none, "0.0.0.0/0"), none).toBe(false);
  }
});

test("a range is written from its first address, and holds what is in it", () => {
  expect(rangesAround("203.0.113.77")).toEqual(["203.0.113.77/32", "203.0.113.64/28", "203.0.113.0/24"]);
  expect(rangesAround("2001:db8:1:2:3::4")).toEqual([
    "2001:db8:1:2::/64",
    "2001:db8:1::/56",
    "2001:db8:1::/48",
  ]);
  expect(isInRange("::ffff:203.0.113.200", "203.0.113.0/24")).toBe(true);
  expect(isInRange("203.0.114.1", "203.0.113.0/24")).toBe(false);
  expect(isInRange("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")).toBe(true);
  expect(isInRange("2001:db8:1:3::1", "2001:db8:1:2::/64")).toBe(false);
  expect(isInRange("203.0.113.7", "2001:db8::/48")).toBe(false);
  expect(isInRange("203.0.113.7", "no range")).toBe(false);
});

test("a caller with an IPv6 network counts once, whatever address of it is used", () => {
  expect(callerOf("2001:db8:1:2::1")).toBe(callerOf("2001:db8:1:2:ffff:ffff:ffff:ffff"));
  expect(callerOf("2001:db8:1:2::1")).not.toBe(callerOf("2001:db8:1:3::1"));
  expect(callerOf("::ffff:203.0.113.7")).toBe("203.0.113.7");
  expect(callerOf("203.0.113.7")).not.toBe(callerOf("203.0.113.8"));
});
