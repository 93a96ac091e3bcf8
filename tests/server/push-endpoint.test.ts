import { lookup } from "node:dns/promises";
import { expect, test } from "vitest";
import { parseRetryAfter, postPush } from "../../server/src/notifications/post-push.ts";
import { isAllowedEndpoint } from "../../server/src/notifications/push-endpoint.ts";
import { isPublicAddress } from "../../server/src/public-address.ts";

const strict = { pushPrivate: false };

test.each([
  ["https://fcm.googleapis.com/fcm/send/abc", true],
  ["https://updates.push.services.mozilla.com/wpush/v2/abc", true],
  ["http://fcm.googleapis.com/fcm/send/abc", false],
  ["https://localhost/abc", false],
  ["https://127.0.0.1/abc", false],
  ["https://0x7f.1/abc", false],
  ["https://[::1]/abc", false],
  ["https://[::ffff:10.0.0.1]/abc", false],
  ["https://169.254.169.254/latest/meta-data", false],
  ["https://user:secret@push.example.com/abc", false],
  ["ftp://push.example.com/abc", false],
  ["nonsense", false],
])("a push is sent to HTTPS on the public internet only: %s", (endpoint, isAllowed) => {
  expect(isAllowedEndpoint(strict, endpoint)).toBe(isAllowed);
});

test.each([
  ["8.8.8.8", true],
  ["2a00:1450:4003::5e", true],
  ["10.1.2.3", false],
  ["100.64.0.1", false],
  ["172.31.255.255", false],
  ["192.168.1.1", false],
  ["224.0.0.1", false],
  ["::", false],
  ["fe80::1", false],
  ["fd00::1", false],
  ["::ffff:127.0.0.1", false],
  ["64:ff9b::7f00:1", false],
  ["2002:7f00:1::", false],
])("an address is public or it is not: %s", (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

test("a public name that resolves to a private address is not connected to, and the error does not name it", async () => {
  const { hostname } = new URL("https://localhost.localdomain/secret-path");
  const resolved = await lookup(hostname).catch(() => null);
  const failure = await postPush(strict, "https://localhost.localdomain/secret-path", {}, Buffer.of()).catch(
    String,
  );
  expect(failure).toMatch(resolved ? /ENOTPUBLIC/ : /ENOTFOUND|EAI_AGAIN|ENOTPUBLIC/);
  expect(failure).not.toContain("secret-path");
});

test("Retry-After is seconds or a date, and an hour at most", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  expect(parseRetryAfter("30", now)).toBe(30_000);
  expect(parseRetryAfter("Thu, 01 Jan 2026 00:01:00 GMT", now)).toBe(60_000);
  expect(parseRetryAfter("999999", now)).toBe(3_600_000);
  expect(parseRetryAfter("soon", now)).toBe(null);
  expect(parseRetryAfter(undefined, now)).toBe(null);
});
