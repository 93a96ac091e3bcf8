import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { Upload } from "@palique/shared/files.ts";
import { CreateTicket } from "@palique/shared/visitor.ts";
import { expect, onTestFinished, test } from "vitest";
import { commit } from "../../server/src/commit.ts";
import { cleanName } from "../../server/src/files/clean-name.ts";
import { recognise } from "../../server/src/files/recognise.ts";
import {
  removeFileBytes,
  removeFiles,
  scheduleSweep,
  sweepFiles,
} from "../../server/src/files/remove-files.ts";
import { startJobs } from "../../server/src/jobs/run-jobs.ts";
import type { Limits } from "../../server/src/limits.ts";
import { findSiteByKey } from "../../server/src/sites/sites.store.ts";
import { createTicket } from "../../server/src/tickets/create-ticket.ts";
import { createTurns } from "../../server/src/turns.ts";
import { newToken, startInput } from "../support/clients.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { uploaded, visitorUploads } from "../support/files.ts";
import { IDLE } from "../support/jobs.ts";
import { until } from "../support/wait.ts";
import { openWeb, type TestWeb } from "../support/web.ts";

const HOUR = 3_600_000;

function stored({ database }: TestWeb) {
  const folder = join(database.dataDir, "files");
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
}

onEachDatabase("files kept and given up", (engine) => {
  async function open(limits: Partial<Limits> = {}) {
    const web = await openWeb({ engine, limits });
    onTestFinished(() => web.close());
    const admin = await web.admin();
    const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
    const uploads = () => visitorUploads(web.url, site?.key ?? "", newToken());
    return { web, uploads, siteKey: site?.key ?? "" };
  }

  test("an address stays the same all day, so that it is cached, and ends after some days", async () => {
    const { web, uploads } = await open();
    web.clock.now = Date.UTC(2030, 0, 1, 1);
    const mine = uploads();
    const { id, file } = (await mine.whole("a.txt", Buffer.from("hi"))) as Upload;
    web.clock.now += 20 * HOUR;
    expect(await mine.look(id)).toMatchObject({ value: { file: { url: file?.url } } });
    expect((await fetch(web.url + file?.url)).status).toBe(200);
    web.clock.now += 5 * 24 * HOUR;
    expect((await fetch(web.url + file?.url)).status).toBe(200);
    web.clock.now += 2 * 24 * HOUR;
    expect((await fetch(web.url + file?.url)).status).toBe(404);
    const again = await mine.look(id);
    expect((await fetch(web.url + (again.ok ? again.value.file?.url : ""))).status).toBe(200);
  });

  test("a full disk is said plainly, before any byte travels and in the middle", async () => {
    const { web, uploads } = await open();
    const mine = uploads();
    const made = await mine.create({ size: 1_000 });
    web.app.limits.freeDiskBytes = Number.MAX_SAFE_INTEGER;
    expect(await mine.create({ size: 10 })).toMatchObject({ ok: false, error: "disk-full" });
    const id = made.ok ? made.value.id : "";
    expect(await mine.send(id, 0, randomBytes(1_000))).toMatchObject({ ok: false, error: "disk-full" });
    web.app.limits.freeDiskBytes = 0;
    expect(await mine.send(id, 0, randomBytes(1_000))).toMatchObject({ ok: true });
  });

  test("a stranger cannot fill the disk: so much a day, from one browser and from one address", async () => {
    const perVisitor = await open({ uploadKbPerVisitor: { points: 3_000, seconds: 86_400 } });
    const mine = perVisitor.uploads();
    expect(await mine.create({ size: 2_000_000 })).toMatchObject({ ok: true });
    const refused = await mine.create({ size: 2_000_000 });
    expect(refused).toMatchObject({ ok: false, error: "rate-limited" });
    expect(!refused.ok && refused.retryAfterMs).toBeGreaterThan(HOUR);
    expect(await perVisitor.uploads().create({ size: 2_000_000 })).toMatchObject({ ok: true });
    const perAddress = await open({ uploadKbPerAddress: { points: 3_000, seconds: 86_400 } });
    await perAddress.uploads().create({ size: 2_000_000 });
    expect(await perAddress.uploads().create({ size: 2_000_000 })).toMatchObject({ error: "rate-limited" });
  });

  test("the files of a deleted message are gone, at once for readers and then from the disk", async () => {
    const { web, uploads, siteKey } = await open();
    const token = newToken();
    const mine = visitorUploads(web.url, siteKey, token);
    const file = await uploaded(mine.whole("bill.txt", Buffer.from("hi")));
    const site = await findSiteByKey(web.app.db, siteKey);
    if (!site) throw new Error("no site");
    const { text: message, ...start } = startInput(token, null);
    const input = CreateTicket.parse({
      ...start,
      message,
      type: "query",
      subject: "s",
      consent: true,
      fileIds: [file.id],
    });
    const stranger = { kind: "visitor" as const, siteId: site.id, visitorId: null };
    await createTicket(web.app, stranger, site, input, { userAgent: "", address: "", liveId: null });
    expect((await fetch(web.url + file.url)).status).toBe(200);
    const [place] = await web.database.rows<{ conversationId: string; seq: number }>(
      'select "conversationId", seq from files',
    );
    await commit(web.app, (trx, announce) =>
      removeFiles(web.app, trx, announce, place?.conversationId ?? "", Number(place?.seq)),
    );
    expect((await fetch(web.url + file.url)).status).toBe(404);
    const running = startJobs(web.app, { ...IDLE, "file-removal": removeFileBytes });
    await until("nothing is left", () => stored(web).length === 0);
    await running.stop();
    expect(await uploads().look(file.id)).toMatchObject({ error: "not-found" });
  });

  test("uploads that nobody sent are gone after a day, with their bytes", async () => {
    const { web, uploads } = await open();
    const mine = uploads();
    const made = await mine.create({ size: 1_000 });
    await uploaded(mine.whole("ready.txt", Buffer.from("hi")));
    web.clock.now += 25 * HOUR;
    const young = await mine.create({ size: 1_000 });
    await scheduleSweep(web.app);
    await scheduleSweep(web.app);
    const running = startJobs(web.app, {
      ...IDLE,
      "file-sweep": sweepFiles,
      "file-removal": removeFileBytes,
    });
    await until("only the young one is left", () => stored(web).length === 1);
    await running.stop();
    expect(await mine.look(made.ok ? made.value.id : "")).toMatchObject({ error: "not-found" });
    expect(await mine.look(young.ok ? young.value.id : "")).toMatchObject({ ok: true });
    const sweeps = await web.database.rows("select * from jobs where kind = 'file-sweep'");
    expect(sweeps).toHaveLength(1);
  });
});

test("a name is shown without folders, tricks and control characters, and keeps its ending", () => {
  const cases: [string, string | null, string][] = [
    ["C:\\Users\\me\\factura ñ.pdf", null, "factura ñ.pdf"],
    ["../../etc/passwd", null, "passwd"],
    ["photo\u202egpj.exe", null, "photogpj.exe"],
    ["a\0b\r\nc\u200b.txt", null, "abc.txt"],
    [".htaccess", null, "htaccess"],
    ["...", null, "file"],
    ["", "png", "file.png"],
    ["cat.php", "jpg", "cat.jpg"],
    ["<img src=x>.png", "png", "img src=x.png"],
    [`${"é".repeat(400)}.pdf`, null, `${"é".repeat(116)}.pdf`],
    ["📷 fotos.zip", null, "📷 fotos.zip"],
  ];
  for (const [name, ending, clean] of cases) expect(cleanName(name, ending)).toBe(clean);
});

test("sound and pictures that move are told apart by what is in them", () => {
  const kinds = (text: string) => recognise(Buffer.from(text, "latin1"))?.kind;
  expect(kinds("\x1aE\xdf\xa3....webm.....A_OPUS")).toBe("audio");
  expect(kinds("\x1aE\xdf\xa3....webm.....V_VP8..A_OPUS")).toBe("video");
  expect(kinds("\x1aE\xdf\xa3....matroska.....V_VP8")).toBe("file");
  expect(kinds("\0\0\0\x18ftypisom....moov..soun")).toBe("audio");
  expect(kinds("\0\0\0\x18ftypisom....moov..vide..soun")).toBe("video");
  expect(kinds("OggS....OpusHead")).toBe("audio");
  expect(kinds("MZ is where Marta lives")).toBe("file");
  expect(recognise(Buffer.from("plain ñ words"))?.type).toBe("text/plain");
  expect(recognise(randomBytes(4_000))?.kind).toBe("file");
});

test("heavy work takes turns, and past what may wait it is refused", async () => {
  const turn = createTurns(1, 1);
  const done: string[] = [];
  let release: () => void = () => undefined;
  const first = turn(
    () =>
      new Promise<void>((go) => {
        release = go;
      }),
  );
  const second = turn(async () => void done.push("second"));
  await expect(turn(async () => undefined)).rejects.toMatchObject({ code: "unavailable" });
  expect(done).toEqual([]);
  release();
  await Promise.all([first, second]);
  expect(done).toEqual(["second"]);
});
