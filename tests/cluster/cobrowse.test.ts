import { inflateRawSync } from "node:zlib";
import type { SiteAdmin } from "@palique/shared/admin.ts";
import { readRecording } from "@palique/shared/recording-format.ts";
import type { RecordingCard } from "@palique/shared/sharing.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn, siteKey } from "../support/clients.ts";
import { createDatabase, type TestDatabase } from "../support/databases.ts";
import type { Desk } from "../support/desk.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { batch, closed, cobrowsing, connectPage, connectWatcher, showPage } from "../support/sharing.ts";
import { pause, until } from "../support/wait.ts";

/** Two processes on one PostgreSQL, one Redis and one folder: a page on one of them, who watches on the other. */

const REDIS_URL = process.env.TEST_REDIS_URL ?? "redis://127.0.0.1:6379";
let database: TestDatabase;
let first: TestServer;
let second: TestServer;
let desk: Desk;

beforeAll(async () => {
  database = await createDatabase("postgres");
  first = await startServer({ database, env: { REDIS_URL } });
  second = await startServer({ database, env: { REDIS_URL } });
  const admin = await signIn(first);
  desk = { server: first, admin, key: await siteKey(admin) };
  const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
  await admin.value("PATCH", `/sites/${site?.id}`, { sharing: { ...site?.sharing, recording: true } });
});
afterAll(async () => {
  await Promise.all([first?.stop(), second?.stop()]);
  await database?.drop();
});

test("one co-browsing spans both processes: frames, the tab that is shown, control, the recording and the end", async () => {
  const { shareId, api, operator, visitor, conversationId } = await cobrowsing(desk);
  const watcher = await connectWatcher(second, api, shareId);
  const page = await showPage(first, desk.key, visitor.token, shareId);
  await watcher.next("page", ({ state }) => state === "live");
  await page.next("watchers", (all) => all.some(({ operatorId }) => operatorId === api.me.id));
  await page.value("frames", batch(page, 0));
  for (let seq = 1; seq < 50; seq++) {
    await page.value("frames", batch(page, seq, { full: seq === 1, text: `${"é".repeat(seq * 400)}` }));
  }
  await watcher.next("frames", ({ seq }) => seq === 49);
  expect(watcher.got("frames").map(({ seq }) => seq)).toEqual(Array.from({ length: 49 }, (_, at) => at + 1));
  expect(Buffer.from(watcher.got("frames")[48]?.bytes ?? []).toString()).toBe("é".repeat(49 * 400));

  // Control is given on the first process, and counts on the second.
  const click = { type: "click", spot: { id: 1, x: 0, y: 0 }, double: false } as const;
  await operator.value("share:ask-more", { shareId, about: "control", level: "full" });
  await visitor.value("share:answer-more", {
    shareId,
    about: "control",
    allow: true,
    level: "full",
    by: api.me.id,
  });
  await until("the control", () => {
    watcher.tell("act", { n: 1, body: click });
    return page.got("act").length > 0;
  });
  page.tell("acted", { to: page.got("act")[0]?.from ?? "", n: 1, refused: null });
  await watcher.next("acted", ({ n, refused }) => n === 1 && refused === null);

  // A second tab on the second process takes over; the recording goes on there.
  await operator.value("share:ask-more", { shareId, about: "recording" });
  await visitor.value("share:answer-more", { shareId, about: "recording", allow: true });
  page.forget();
  await page.next("snapshot");
  await page.value("frames", batch(page, 50, { full: true, text: "on the first" }));
  const tab = await showPage(second, desk.key, visitor.token, shareId);
  await page.next("shown", ({ shown }) => !shown);
  expect(await page.ask("frames", batch(page, 51))).toMatchObject({ error: "conflict" });
  await tab.value("frames", batch(tab, 0, { full: true, text: "on the second" }));
  watcher.tell("act", { n: 2, body: click });
  await tab.next("act", ({ n }) => n === 2);
  expect(page.got("act").some(({ n }) => n === 2)).toBe(false);
  page.forget();
  tab.close();
  await page.next("shown", ({ shown }) => shown);

  // A tab that is seen and gone takes the turn of nobody.
  page.forget();
  const brief = await connectPage(second, desk.key, visitor.token, shareId);
  brief.tell("seen", { visible: true });
  brief.close();
  await pause(500);
  expect(page.got("shown")).toEqual([]);

  const texts = async () => {
    const [card] = await api.value<RecordingCard[]>("GET", `/conversations/${conversationId}/recordings`);
    const url = `${first.url}/api/v1/recordings/${card?.id}`;
    const file = await fetch(url, { headers: { cookie: api.cookie } });
    return [...readRecording(new Uint8Array(await file.arrayBuffer()))].map(({ packed, bytes }) =>
      (packed ? inflateRawSync(bytes) : Buffer.from(bytes)).toString(),
    );
  };
  await until("both parts", async () => (await texts()).length === 2);
  expect(await texts()).toEqual(["on the first", "on the second"]);

  await visitor.value("share:stop", { shareId, what: "all" });
  await Promise.all([closed(page), closed(watcher)]);
});
