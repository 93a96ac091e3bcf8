import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Upload } from "@palique/shared/files.ts";
import type { Failure } from "@palique/shared/reply.ts";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  connectOperator,
  connectVisitor,
  hireOperator,
  newClientId,
  newToken,
  siteKey,
  startInput,
} from "../support/clients.ts";
import { createDatabase, type TestDatabase } from "../support/databases.ts";
import { type Desk, openDesk, talking } from "../support/desk.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { operatorUploads, uploaded, visitorUploads } from "../support/files.ts";
import { until } from "../support/wait.ts";
import { rawStatus } from "../support/web.ts";

const PDF = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(5_000)]);
const photo = () =>
  sharp({ create: { width: 1200, height: 800, channels: 3, background: "#07c" } })
    .jpeg()
    .withExifMerge({
      IFD0: { Make: "SecretCamera" },
      IFD3: { GPSLatitude: "4/1 35/1 0/1" },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();

onEachDatabase("files", (engine) => {
  let database: TestDatabase;
  let desk: Desk;
  beforeAll(async () => {
    database = await createDatabase(engine);
    desk = await openDesk({ database, env: { FILE_MAX_MB: "2" } });
  });
  afterAll(async () => {
    await desk.server.stop();
    await database.drop();
  });

  async function chat() {
    const talk = await talking(desk);
    const mine = visitorUploads(desk.server.url, desk.key, talk.visitor.token);
    return { ...talk, mine, theirs: operatorUploads(desk.server.url, talk.api) };
  }
  const read = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    fetch(desk.server.url + path, { headers, method });
  const errorOf = (answer: Upload | Failure) => ("error" in answer ? answer.error : "taken");
  const send = (conversationId: string, fileIds: string[], text = "") => ({
    clientId: newClientId(),
    conversationId,
    text,
    fileIds,
  });
  const onDisk = () =>
    readdirSync(join(database.dataDir, "files"), { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    ).length;

  test("an upload goes on wherever it was cut", async () => {
    const { mine, conversationId } = await chat();
    for (const cut of [1, 7, 2_500, PDF.length - 1]) {
      const made = await mine.create({ name: "bill.pdf", size: PDF.length, conversationId });
      if (!made.ok) throw new Error(made.error);
      const { id } = made.value;
      await mine.send(id, 0, PDF.subarray(0, cut));
      expect(await mine.offset(id)).toBe(cut);
      expect(await mine.send(id, 0, PDF)).toMatchObject({ ok: false, error: "conflict" });
      expect(await mine.finish(id)).toMatchObject({ ok: false, error: "conflict" });
      await mine.send(id, cut, PDF.subarray(cut));
      const card = await uploaded(mine.finish(id).then((reply) => (reply.ok ? reply.value : reply)));
      const back = Buffer.from(await (await read(card.url)).arrayBuffer());
      expect(back.equals(PDF)).toBe(true);
    }
  });

  test("the bytes that came before a line broke count", async () => {
    const { mine, visitor, conversationId } = await chat();
    const bytes = randomBytes(600_000);
    const made = await mine.create({ size: bytes.length, conversationId });
    if (!made.ok) throw new Error(made.error);
    const leave = new AbortController();
    const slow = new ReadableStream({
      async start(controller) {
        controller.enqueue(bytes.subarray(0, 300_000));
        await new Promise((done) => setTimeout(done, 200));
        leave.abort();
      },
    });
    await fetch(`${desk.server.url}/api/v1/widget/${desk.key}/uploads/${made.value.id}`, {
      method: "PATCH",
      headers: {
        Authorization: `Bearer ${visitor.token}`,
        "Content-Type": "application/offset+octet-stream",
        "Upload-Offset": "0",
      },
      body: slow,
      duplex: "half",
      signal: leave.signal,
    } as RequestInit).catch(() => null);
    expect(await until("what came is kept", () => mine.offset(made.value.id))).toBe(300_000);
  });

  test("a server killed in the middle of an upload goes on with it", async () => {
    const { mine, conversationId } = await chat();
    const made = await mine.create({ name: "bill.pdf", size: PDF.length, conversationId });
    if (!made.ok) throw new Error(made.error);
    await mine.send(made.value.id, 0, PDF.subarray(0, 2_000));
    await desk.server.kill("SIGKILL");
    await desk.server.start();
    expect(await mine.offset(made.value.id)).toBe(2_000);
    await mine.send(made.value.id, 2_000, PDF.subarray(2_000));
    expect(await mine.finish(made.value.id)).toMatchObject({
      ok: true,
      value: { file: { size: PDF.length } },
    });
  });

  test("asking again for the same upload, after a lost answer or a reload, finds it", async () => {
    const { mine, conversationId } = await chat();
    const input = { clientId: newClientId(), name: "bill.pdf", size: PDF.length, conversationId };
    const both = await Promise.all([mine.create(input), mine.create(input)]);
    expect(both[0]).toEqual(both[1]);
    const id = both[0].ok ? both[0].value.id : "";
    await mine.send(id, 0, PDF);
    const twice = await Promise.all([mine.finish(id), mine.finish(id)]);
    expect(twice[0]).toEqual(twice[1]);
    expect(await mine.create(input)).toEqual(twice[0]);
    // A picture, too: whoever comes second must not take it for a broken one and throw it away.
    const bytes = await photo();
    const made = await mine.create({ name: "cat.jpg", size: bytes.length, conversationId });
    const picture = made.ok ? made.value.id : "";
    await mine.send(picture, 0, bytes);
    const all = await Promise.all(Array.from({ length: 6 }, () => mine.finish(picture)));
    for (const reply of all) expect(reply).toMatchObject({ ok: true, value: { file: { kind: "image" } } });
    expect(await mine.look(picture)).toEqual(all[0]);
  });

  test("a message brings its files to the other side, with words or without, once", async () => {
    const { mine, theirs, visitor, operator, conversationId } = await chat();
    const card = await uploaded(mine.whole("../../Año nuevo\u202egpj.pdf", PDF, conversationId));
    expect(card).toMatchObject({ name: "Año nuevogpj.pdf", type: "application/pdf", kind: "file" });
    const input = send(conversationId, [card.id]);
    const first = await visitor.value("message:send", input);
    const again = await visitor.value("message:send", input);
    expect(again.extra).toEqual(first.extra);
    const heard = await operator.next("message", (message) => message.extra?.files?.[0]?.id === card.id);
    expect(heard.text).toBe("");
    const row = await operator.next("conversation", (one) => one.last?.files?.name === "Año nuevogpj.pdf");
    expect(row.last).toMatchObject({ text: "", files: { kind: "file", count: 1 } });
    const answer = await uploaded(theirs.whole("notes.txt", Buffer.from("thanks"), conversationId));
    await operator.value("message:send", send(conversationId, [answer.id], "Here"));
    const got = await visitor.next("message", (message) => message.text === "Here");
    expect(got.extra?.files).toMatchObject([{ name: "notes.txt", type: "text/plain" }]);
    // The same file a second time is nobody's.
    expect(await visitor.ask("message:send", send(conversationId, [card.id]))).toMatchObject({
      error: "not-found",
    });
    expect(await visitor.ask("message:send", send(conversationId, []))).toMatchObject({ error: "bad-input" });
  });

  test("a file is only its uploader's to go on with, to finish, and to send", async () => {
    const one = await chat();
    const other = await chat();
    const card = await uploaded(one.mine.whole("bill.pdf", PDF, one.conversationId));
    const made = await one.mine.create({ size: 10, conversationId: one.conversationId });
    const id = made.ok ? made.value.id : "";
    for (const stranger of [
      other.mine,
      other.theirs,
      one.theirs,
      visitorUploads(desk.server.url, desk.key, newToken()),
    ]) {
      for (const reply of [
        await stranger.look(id),
        await stranger.send(id, 0, PDF),
        await stranger.finish(id),
        await stranger.cancel(id),
      ]) {
        expect(reply).toMatchObject({ ok: false, error: "not-found" });
      }
    }
    const steal = send(other.conversationId, [card.id]);
    expect(await other.visitor.ask("message:send", steal)).toMatchObject({ error: "not-found" });
    expect(await one.operator.ask("message:send", send(one.conversationId, [card.id]))).toMatchObject({
      error: "not-found",
    });
    const into = await one.mine.create({ size: 10, conversationId: other.conversationId });
    expect(into).toMatchObject({ ok: false, error: "not-found" });
    const colleague = await hireOperator(desk.server, desk.admin, {
      email: `far-${engine}@example.com`,
      name: "Far",
      departmentIds: [other.departmentId],
    });
    const far = operatorUploads(desk.server.url, colleague);
    expect(await far.create({ size: 10, conversationId: one.conversationId })).toMatchObject({
      error: "not-found",
    });
    // What was refused is still there for who may.
    await one.visitor.value("message:send", send(one.conversationId, [card.id]));
  });

  test("a page of a site that is not allowed, or a stranger to the site, uploads nothing", async () => {
    const sites = await desk.admin.value<{ id: string }[]>("GET", "/sites");
    await desk.admin.value("PATCH", `/sites/${sites[0]?.id}`, { origins: ["https://shop.example"] });
    const evil = visitorUploads(desk.server.url, desk.key, newToken(), "https://evil.example");
    expect(await evil.create({ size: 10 })).toMatchObject({ error: "origin-refused" });
    expect(await visitorUploads(desk.server.url, "nokey", newToken()).create({ size: 10 })).toMatchObject({
      error: "site-unknown",
    });
    await desk.admin.value("PATCH", `/sites/${sites[0]?.id}`, { origins: [], visitorFiles: false });
    const fine = visitorUploads(desk.server.url, desk.key, newToken());
    expect(await fine.create({ size: 10 })).toMatchObject({ error: "forbidden" });
    await desk.admin.value("PATCH", `/sites/${sites[0]?.id}`, { visitorFiles: true, fileMaxMb: 1 });
    expect(await fine.create({ size: 1_000_001 })).toMatchObject({ error: "too-large" });
    await desk.admin.value("PATCH", `/sites/${sites[0]?.id}`, { fileMaxMb: null });
    expect(await fine.create({ size: 1_000_001 })).toMatchObject({ ok: true });
    const bare = await fetch(`${desk.server.url}/api/v1/uploads`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: "{}",
    });
    expect(bare.status).toBe(401);
  });

  test("what is too large or refused is said before a byte leaves, and more than announced is not taken", async () => {
    const { mine, conversationId } = await chat();
    expect(await mine.create({ size: 2_000_001, conversationId })).toMatchObject({ error: "too-large" });
    for (const name of ["setup.exe", "Invoice.PDF.Js", "a/b/run.BAT "]) {
      expect(await mine.create({ name, size: 10, conversationId })).toMatchObject({ error: "file-refused" });
    }
    const made = await mine.create({ size: 10, conversationId });
    const id = made.ok ? made.value.id : "";
    expect(await mine.send(id, 0, randomBytes(11))).toMatchObject({ error: "too-large" });
    expect(await mine.offset(id)).toBe(0);
  });

  test("what a file is comes from its bytes, whatever its name says", async () => {
    const { mine, conversationId } = await chat();
    const take = (name: string, bytes: string | Buffer) =>
      mine.whole(name, Buffer.from(bytes), conversationId);
    const html = "<!doctype html><script>alert(1)</script>";
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
    for (const [name, bytes] of [
      ["cat.png", html],
      ["cat.svg", svg],
      ["cat.jpg", svg],
      ["a.gif.html", html],
    ] as const) {
      const card = await uploaded(take(name, bytes));
      expect(card).toMatchObject({ kind: "file", type: "text/plain", thumbnail: null });
      const served = await read(card.url);
      expect(served.headers.get("content-disposition")).toMatch(/^attachment;/);
      expect(served.headers.get("x-content-type-options")).toBe("nosniff");
      expect(served.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    }
    const program = Buffer.concat([Buffer.from("MZ\0\0"), randomBytes(200)]);
    expect(errorOf(await take("cat.png", program))).toBe("file-refused");
    expect(errorOf(await take("cat.txt", "#!/bin/sh\nrm -rf /"))).toBe("file-refused");
    // A picture and a page at once: only the picture is left.
    const picture = await photo();
    const polyglot = await uploaded(take("both.html.jpg", Buffer.concat([picture, Buffer.from(html)])));
    const drawn = Buffer.from(await (await read(polyglot.url)).arrayBuffer());
    expect(drawn.includes("<script>")).toBe(false);
    // A picture only by its first bytes.
    expect(errorOf(await take("cat.gif", `GIF89a${html}`))).toBe("file-refused");
  });

  test("a photo is drawn anew: upright, without where it was taken, with a small one beside it", async () => {
    const { mine, conversationId } = await chat();
    const original = await photo();
    expect(original.includes("SecretCamera")).toBe(true);
    const card = await uploaded(mine.whole("IMG_1.jpeg", original, conversationId));
    expect(card).toMatchObject({
      kind: "image",
      type: "image/jpeg",
      name: "IMG_1.jpg",
      width: 800,
      height: 1200,
    });
    const served = Buffer.from(await (await read(card.url)).arrayBuffer());
    expect(served.length).toBe(card.size);
    expect(served.includes("SecretCamera")).toBe(false);
    expect((await sharp(served).metadata()).exif).toBeUndefined();
    const small = await read(card.thumbnail ?? "");
    expect(small.headers.get("content-type")).toBe("image/webp");
    expect(await sharp(Buffer.from(await small.arrayBuffer())).metadata()).toMatchObject({
      width: 320,
      height: 480,
    });
  });

  test("a picture that unpacks to far more than it seems is refused", async () => {
    const { mine, conversationId } = await chat();
    const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: "#fff" } })
      .png()
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(errorOf(await mine.whole("white.png", bomb, conversationId))).toBe("file-refused");
  });

  test("a picture that moves goes on moving", async () => {
    const { mine, conversationId } = await chat();
    const frames = await Promise.all(
      ["#f00", "#0f0", "#00f"].map((background) =>
        sharp({ create: { width: 40, height: 30, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const gif = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [100, 100, 100] })
      .toBuffer();
    const card = await uploaded(mine.whole("dance.gif", gif, conversationId));
    expect(card).toMatchObject({ kind: "image", type: "image/gif", width: 40, height: 30 });
    const served = Buffer.from(await (await read(card.url)).arrayBuffer());
    expect((await sharp(served, { pages: -1 }).metadata()).pages).toBe(3);
  });

  test("an address works as it was given: not forged, not for another file, not without its part", async () => {
    const { mine, conversationId } = await chat();
    const card = await uploaded(mine.whole("bill.pdf", PDF, conversationId));
    const other = await uploaded(mine.whole("bill2.pdf", PDF, conversationId));
    const [, , id = "", signature = ""] = card.url.split("/");
    const flipped = signature.slice(0, -1) + (signature.endsWith("A") ? "B" : "A");
    for (const path of [
      card.url.replace(signature, flipped),
      card.url.replace(id, other.id),
      card.url.replace(signature, signature.replace(/^[^-]+/, "zzz")),
      `/files/${id}/full/bill.pdf`,
      `/files/${id}/${signature}/small`,
      "/files/%00/x/small",
      "/files/../palique.db",
    ]) {
      expect((await read(path)).status, path).toBe(404);
    }
    const [whole, head, part] = [
      await read(card.url),
      await read(card.url, {}, "HEAD"),
      await read(card.url, { Range: "bytes=0-3" }),
    ];
    expect(whole.headers.get("cache-control")).toContain("immutable");
    expect(whole.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(Number(head.headers.get("content-length"))).toBe(PDF.length);
    expect([part.status, await part.text()]).toEqual([206, "%PDF"]);
    const etag = whole.headers.get("etag") ?? "";
    expect(await rawStatus(desk.server.url + card.url, "GET", { "If-None-Match": etag })).toBe(304);
  });

  test("the file of a note never reaches the visitor", async () => {
    const { theirs, visitor, operator, conversationId } = await chat();
    const card = await uploaded(theirs.whole("secret.pdf", PDF, conversationId));
    const note = { ...send(conversationId, [card.id]), mentionIds: [] };
    const stored = await operator.value("note:add", note);
    expect(stored).toMatchObject({ visibility: "internal", extra: { files: [{ name: "secret.pdf" }] } });
    await operator.value("message:send", send(conversationId, [], "said"));
    await visitor.hears("said");
    const session = await visitor.value("session:open", {});
    const sync = await visitor.value("conversation:sync", { conversationId, after: 0 });
    const everything = JSON.stringify([visitor.got("message"), session, sync]);
    expect(everything).not.toContain(card.id);
    expect(everything).not.toContain("secret.pdf");
  });

  test("a ticket takes files that were sent before its writer was known, and no one else's", async () => {
    const token = newToken();
    const visitor = await connectVisitor(desk.server, desk.key, { token: null });
    const mine = visitorUploads(desk.server.url, desk.key, token);
    const card = await uploaded(mine.whole("bill.pdf", PDF));
    const { text: message, ...start } = startInput(token, null, "It broke");
    const ticket = {
      ...start,
      message,
      type: "complaint" as const,
      subject: "Broken",
      consent: true as const,
      fileIds: [card.id],
    };
    const stranger = { ...ticket, token: newToken(), clientId: newClientId() };
    expect(await visitor.ask("ticket:create", stranger)).toMatchObject({ error: "not-found" });
    const { number } = await visitor.value("ticket:create", ticket);
    const console_ = await connectOperator(desk.server, desk.admin);
    const list = await console_.value("conversation:list", { view: "tickets", cursor: null });
    const row = list.conversations.find((one) => one.number === number);
    const opened = await console_.value("conversation:open", { conversationId: row?.id ?? "", after: null });
    expect(opened.page.messages.at(-1)?.extra?.files).toMatchObject([{ name: "bill.pdf" }]);
    // The answer goes out by mail, with where its file can be fetched.
    const theirs = operatorUploads(desk.server.url, desk.admin);
    const guide = await uploaded(theirs.whole("guide.pdf", PDF, row?.id ?? ""));
    await console_.value("message:send", send(row?.id ?? "", [guide.id]));
    const mails = await database.rows<{ payload: string }>("select payload from jobs where kind = 'mail'");
    const link =
      mails.map(({ payload }) => /\/files\/[^\s"\\]+guide\.pdf/.exec(payload)?.[0]).find(Boolean) ?? "";
    expect((await read(link)).status).toBe(200);
    expect((await read(link.replace(guide.id, card.id))).status).toBe(404);
  });

  test("whoever is kept out uploads nothing, and hears what others hear where no files are taken", async () => {
    const { mine, theirs, api, conversationId } = await chat();
    const block = { browser: true, email: false, range: null, reason: "", time: "day" };
    await api.value("POST", `/conversations/${conversationId}/block`, block);
    expect(await mine.create({ size: 10 })).toMatchObject({ ok: false, error: "forbidden" });
    expect(await theirs.create({ size: 10, conversationId })).toMatchObject({ ok: true });
  });

  test("a picture that is asked for to save comes as an attachment", async () => {
    const { mine, conversationId } = await chat();
    const card = await uploaded(mine.whole("cat.jpg", await photo(), conversationId));
    expect((await read(card.url)).headers.get("content-disposition")).toMatch(/^inline;/);
    expect((await read(`${card.url}?save`)).headers.get("content-disposition")).toMatch(/^attachment;/);
  });

  test("an upload that is given up leaves nothing on the disk", async () => {
    const { mine, conversationId } = await chat();
    const before = onDisk();
    const made = await mine.create({ size: 1_000, conversationId });
    const id = made.ok ? made.value.id : "";
    await mine.send(id, 0, randomBytes(500));
    expect(onDisk()).toBe(before + 1);
    expect(await mine.cancel(id)).toMatchObject({ ok: true });
    expect(onDisk()).toBe(before);
    expect(await mine.look(id)).toMatchObject({ error: "not-found" });
    expect(existsSync(join(database.dataDir, "files"))).toBe(true);
    expect(await siteKey(desk.admin)).toBe(desk.key);
  });
});
