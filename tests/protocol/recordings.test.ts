import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { PersonSummary } from "@palique/shared/privacy.ts";
import { readRecording } from "@palique/shared/recording-format.ts";
import type { RecordingCard } from "@palique/shared/sharing.ts";
import { expect, test } from "vitest";
import { type ApiClient, hireOperator } from "../support/clients.ts";
import { type Desk, useDesk } from "../support/desk.ts";
import { batch, closed, cobrowsing, connectWatcher, showPage } from "../support/sharing.ts";
import { until } from "../support/wait.ts";

const desk = useDesk();

/** A co-browsing that the visitor lets record. */
async function recorded({ server, admin, key }: Desk) {
  const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
  const sharing = { ...site?.sharing, recording: true };
  await admin.value("PATCH", `/sites/${site?.id}`, { sharing });
  const chat = await cobrowsing(desk());
  const { shareId, operator, visitor, conversationId, api } = chat;
  await operator.value("share:ask-more", { shareId, about: "recording" });
  await visitor.next("share", ({ asks }) => asks.recording !== null);
  await visitor.value("share:answer-more", { shareId, about: "recording", allow: true });
  const page = await showPage(server, key, visitor.token, shareId);
  const cards = () => api.value<RecordingCard[]>("GET", `/conversations/${conversationId}/recordings`);
  return { ...chat, page, cards };
}

async function download(api: ApiClient, id: string) {
  const response = await fetch(`${desk().server.url}/api/v1/recordings/${id}`, {
    headers: { cookie: api.cookie },
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const batches = [...readRecording(bytes)].map(({ bytes: part, ...rest }) => ({
    ...rest,
    text: (rest.packed ? inflateRawSync(part) : Buffer.from(part)).toString(),
  }));
  return { response, batches };
}

function partsOnDisk(): string[] {
  const folder = join(desk().server.database.dataDir, "recordings");
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

test("what the visitor lets record is kept from a full snapshot on, also over a crash, until it is deleted", async () => {
  const { server, admin, key } = desk();
  const first = await recorded(desk());
  const { shareId, visitor, api, cards } = first;
  let { page } = first;
  const long = JSON.stringify(Array.from({ length: 200 }, (_, at) => `line ${at % 7}`));
  await page.value("frames", batch(page, 0, { text: "too early" }));
  await page.value("frames", batch(page, 1, { full: true, text: long }));
  await page.value("frames", batch(page, 2, { text: "second" }));
  const card = await until("the recording", async () => {
    const [found] = await cards();
    return found && (await download(api, found.id)).batches.length === 2 ? found : null;
  });
  expect(card).toMatchObject({ shareId, operatorName: api.me.name, endedAt: null });
  expect(card.deletedAt).toBeGreaterThan(card.startedAt);

  page.close();
  await server.kill("SIGKILL");
  const [torn] = partsOnDisk();
  if (!torn) throw new Error("nothing on the disk");
  appendFileSync(torn, Buffer.from([200, 0, 0, 0, 9, 0, 0, 0, 128, 0, 0, 0, 1, 2, 3]));
  await server.start();

  page = await showPage(server, key, visitor.token, shareId);
  await page.value("frames", batch(page, 0, { full: true, text: "third" }));
  // One is missing: what follows makes no sense before the next full snapshot.
  await page.value("frames", batch(page, 2, { text: "lost" }));
  await page.value("frames", batch(page, 3, { full: true, text: "fourth" }));
  await until("both parts", async () => (await download(api, card.id)).batches.length === 4);
  await visitor.value("share:stop", { shareId, what: "all" });
  await closed(page);
  const ended = await until("its end", async () => (await cards()).find(({ endedAt }) => endedAt !== null));
  const { response, batches } = await download(api, card.id);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("content-type")).toBe("application/octet-stream");
  expect(response.headers.get("content-security-policy")).toContain("sandbox");
  expect(batches.map(({ text, full, gap }) => ({ text, full, gap }))).toEqual([
    { text: long, full: true, gap: false },
    { text: "second", full: false, gap: false },
    { text: "third", full: true, gap: true },
    { text: "fourth", full: true, gap: true },
  ]);
  expect(batches[0]?.packed).toBe(true);
  expect(batches.map(({ ms }) => ms)).toEqual(batches.map(({ ms }) => ms).toSorted((a, b) => a - b));
  expect(ended.durationMs).toBeGreaterThanOrEqual(batches[3]?.ms ?? Number.NaN);

  const stranger = await hireOperator(server, admin, { email: "stranger@example.com", name: "Stranger" });
  expect((await download(stranger, card.id)).response.status).toBe(404);
  expect((await download({ ...api, cookie: "" }, card.id)).response.status).toBe(401);
  expect(await api.call("DELETE", `/recordings/${card.id}`)).toMatchObject({ error: "forbidden" });
  await admin.value("DELETE", `/recordings/${card.id}`);
  expect(await cards()).toEqual([]);
  await until("empty folders", () => partsOnDisk().length === 0);
});

test("stopping the recording ends it at once and not the rest; a second consent is a second recording", async () => {
  const { shareId, page, visitor, operator, api, cards, chatId, conversationId } = await recorded(desk());
  const watcher = await connectWatcher(desk().server, api, shareId);
  await page.value("frames", batch(page, 0, { full: true, text: "recorded" }));
  await until("the recording", async () => (await cards()).length === 1);
  await visitor.value("share:stop", { shareId, what: "recording" });
  await operator.next("share", ({ recording, rev }) => !recording && rev > 3);
  await page.value("frames", batch(page, 1, { text: "private" }));
  await watcher.next("frames", ({ seq }) => seq === 1);
  await operator.value("share:ask-more", { shareId, about: "recording" });
  await visitor.value("share:answer-more", { shareId, about: "recording", allow: true });
  await page.next("snapshot");
  await page.value("frames", batch(page, 2, { full: true, text: "again" }));
  await until("the second", async () => (await cards()).length === 2);
  await operator.value("share:stop", { shareId, what: "all" });
  await until("both ends", async () =>
    (await cards()).every(({ endedAt, size }) => endedAt !== null && size > 0),
  );
  const texts = await Promise.all(
    (await cards()).map(async ({ id }) => (await download(api, id)).batches.map(({ text }) => text)),
  );
  expect(texts).toEqual([["recorded"], ["again"]]);

  // Erased with the person, bytes and all.
  expect(partsOnDisk().length).toBeGreaterThan(0);
  await operator.value("chat:end", { chatId });
  const { admin } = desk();
  const person = await admin.value<PersonSummary>("GET", `/privacy/conversations/${conversationId}/person`);
  await admin.value("POST", `/privacy/people/${person.contactId}/erase`, { confirm: person.name });
  await until("empty folders", () => partsOnDisk().length === 0);
});
