import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Canned, SaveCanned } from "@palique/shared/canned.ts";
import type { FileCard } from "@palique/shared/conversation.ts";
import sharp from "sharp";
import { expect, test } from "vitest";
import { hireOperator, newClientId } from "../support/clients.ts";
import type { TestDatabase } from "../support/databases.ts";
import { type Desk, onDesk, staffed, talking } from "../support/desk.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { operatorUploads, uploaded } from "../support/files.ts";
import { until } from "../support/wait.ts";

const PDF = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(5_000)]);
const photo = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: "#07c" } })
    .jpeg()
    .toBuffer();

onEachDatabase("ready-made texts", (engine) => {
  let database: TestDatabase;
  let desk: Desk;
  onDesk(engine, (opened, on) => {
    desk = opened;
    database = on;
  });

  let made = 0;
  const text = (change: Partial<SaveCanned> = {}): SaveCanned => ({
    scope: "personal",
    departmentId: null,
    shortcut: `word-${++made}`,
    title: "Opening hours",
    folder: "",
    texts: { en: "We open at *nine*, {{visitor.name|friend}}." },
    ...change,
  });
  const bytesOf = async (url: string) => {
    const answer = await fetch(desk.server.url + url);
    return answer.ok ? Buffer.from(await answer.arrayBuffer()) : null;
  };
  const onDisk = () =>
    readdirSync(database.dataDir, { recursive: true, withFileTypes: true }).filter(
      (one) => one.isFile() && one.parentPath.includes(join(database.dataDir, "files")),
    ).length;
  /** A chat whose operator has a ready-made text with a picture and a document. */
  async function withFiles() {
    const talk = await talking(desk);
    const uploads = operatorUploads(desk.server.url, talk.api);
    const cards = [
      await uploaded(uploads.whole("Map.jpg", await photo())),
      await uploaded(uploads.whole("Prices.pdf", PDF)),
    ];
    const fileIds = cards.map((card) => card.id);
    const canned = await talk.api.value<Canned>("POST", "/canned", text({ fileIds }));
    const copy = (conversationId: string | null = talk.conversationId, clientId: string = newClientId()) =>
      talk.api.call<FileCard[]>("POST", `/canned/${canned.id}/files`, { conversationId, clientId });
    return { ...talk, canned, copy };
  }
  async function copies(asked: ReturnType<Awaited<ReturnType<typeof withFiles>>["copy"]>) {
    const reply = await asked;
    if (!reply.ok) throw new Error(reply.error);
    return reply.value;
  }

  test("every message gets files of its own: deleting the text takes nothing from what was sent", async () => {
    const before = onDisk();
    const { api, operator, visitor, conversationId, canned, copy } = await withFiles();
    expect(canned.files.map((file) => file.name)).toEqual(["Map.jpg", "Prices.pdf"]);
    const own = onDisk() - before;
    const fileIds = (await copies(copy())).map((file) => file.id);
    await operator.value("message:send", { clientId: newClientId(), conversationId, text: "Here", fileIds });
    const { extra } = await visitor.hears("Here");
    await api.value("DELETE", `/canned/${canned.id}`);
    await until("the text's own files are gone", async () => !(await bytesOf(canned.files[1]?.url ?? "")));
    const [picture, document] = extra?.files ?? [];
    expect(await bytesOf(document?.url ?? "")).toEqual(PDF);
    expect((await bytesOf(picture?.thumbnail ?? ""))?.length).toBeGreaterThan(0);
    const forTwo = before + own;
    await until("only the message's are left on the disk", () => onDisk() === forTwo);
    const again = await withFiles();
    await again.api.value("DELETE", `/canned/${again.canned.id}`);
    await until("nothing of it is left on the disk", () => onDisk() === forTwo);
  });

  test("a repeated request for its files finds the same ones, and they are used once", async () => {
    const { operator, conversationId, copy } = await withFiles();
    const clientId = newClientId();
    const [first, twin] = await Promise.all([
      copies(copy(conversationId, clientId)),
      copies(copy(conversationId, clientId)),
    ]);
    const fileIds = first.map((file) => file.id);
    expect(twin.map((file) => file.id)).toEqual(fileIds);
    const send = () =>
      operator.ask("message:send", { clientId: newClientId(), conversationId, text: "", fileIds });
    expect(await send()).toMatchObject({ ok: true });
    expect(await send()).toMatchObject({ ok: false, error: "not-found" });
  });

  test("its own files are nobody's to send, sweep or give up; only those who may use it get copies", async () => {
    const { api, operator, conversationId, canned, copy } = await withFiles();
    const fileIds = canned.files.map((file) => file.id);
    expect(
      await operator.ask("message:send", { clientId: newClientId(), conversationId, text: "", fileIds }),
    ).toMatchObject({ ok: false, error: "not-found" });
    await operatorUploads(desk.server.url, api).cancel(fileIds[1] ?? "");
    expect(await bytesOf(canned.files[1]?.url ?? "")).toEqual(PDF);
    // Not theirs to use, and not a conversation of the operator's.
    expect(
      await desk.admin.call("POST", `/canned/${canned.id}/files`, {
        conversationId: null,
        clientId: newClientId(),
      }),
    ).toMatchObject({ ok: false, error: "not-found" });
    const elsewhere = await talking(desk);
    expect(await copy(elsewhere.conversationId)).toMatchObject({ ok: false, error: "not-found" });
    expect(
      await elsewhere.api.call("POST", "/canned", text({ fileIds: [canned.files[1]?.id ?? ""] })),
    ).toMatchObject({ ok: false, error: "not-found", field: "fileIds" });
  });

  test("changing it keeps, adds, sorts and lets go of files; a day later they are all still there", async () => {
    const { api, canned, copy } = await withFiles();
    const [picture, document] = canned.files;
    const [, copied] = await copies(copy(null));
    const { id, uses: _, files: __, ...values } = canned;
    const changed = await api.value<Canned>("PATCH", `/canned/${id}`, {
      ...values,
      fileIds: [copied?.id, picture?.id],
    });
    expect(changed.files.map((file) => file.name)).toEqual(["Prices.pdf", "Map.jpg"]);
    await until("what it does not have any more is gone", async () => !(await bytesOf(document?.url ?? "")));
    await database.rows("update files set \"touchedAt\" = 1 where state <> 'uploading'");
    await database.rows("update jobs set \"runAt\" = 1 where kind = 'file-sweep'");
    const [left] = await copies(copy(null));
    await database.rows(`update files set "touchedAt" = 1 where id = '${left?.id}'`);
    await desk.server.kill("SIGTERM");
    await desk.server.start();
    await until("what was never sent is swept away", async () => !(await bytesOf(left?.url ?? "")), 60_000);
    expect(await bytesOf(changed.files[0]?.url ?? "")).toEqual(PDF);
  });

  test("as if typed they go along, are seen while they wait, and are gone when it is taken back", async () => {
    const { api, operator, visitor, conversationId, canned } = await withFiles();
    const add = (clientId: string) =>
      operator.value("scheduled:add", {
        clientId,
        conversationId,
        text: `see ${"x".repeat(200)}`,
        cannedId: canned.id,
      });
    const [first, second] = [newClientId(), newClientId()];
    await add(first);
    await add(first);
    const { messages } = await add(second);
    expect(messages.map((one) => one.files.map((file) => file.name))).toEqual([
      ["Map.jpg", "Prices.pdf"],
      ["Map.jpg", "Prices.pdf"],
    ]);
    const waiting = messages[1]?.files[1];
    expect(await bytesOf(waiting?.url ?? "")).toEqual(PDF);
    await operator.value("scheduled:cancel", { conversationId, clientIds: [second] });
    await until("taken back", async () => !(await bytesOf(waiting?.url ?? "")));
    await api.value("DELETE", `/canned/${canned.id}`);
    await operator.value("scheduled:send", { conversationId, clientId: first });
    const message = await visitor.next("message", (one) => one.text?.startsWith("see") ?? false);
    expect(await bytesOf(message.extra?.files?.[1]?.url ?? "")).toEqual(PDF);
    expect(await add(first)).toMatchObject({ messages: [] });
  });

  test("an agent keeps what is their own; what others use is kept by supervisors, and nobody sees the rest", async () => {
    const { api, departmentId } = await staffed(desk);
    const supervisor = await hireOperator(desk.server, desk.admin, {
      email: `boss-${engine}@example.com`,
      name: "Boss",
      role: "supervisor",
      departmentIds: [],
    });
    const own = await api.value<Canned>("POST", "/canned", text());
    for (const scope of ["global", "department"] as const) {
      expect(await api.call("POST", "/canned", text({ scope, departmentId }))).toMatchObject({
        error: "forbidden",
      });
    }
    const shared = await supervisor.value<Canned>(
      "POST",
      "/canned",
      text({ scope: "department", departmentId }),
    );
    const { id, uses: _, files: __, ...values } = shared;
    for (const [method, body] of [
      ["PATCH", { ...values, title: "Mine now" }],
      ["DELETE", undefined],
    ] as const) {
      expect(await api.call(method, `/canned/${id}`, body)).toMatchObject({ error: "not-found" });
      expect(await supervisor.call(method, `/canned/${own.id}`, body && { ...body })).toMatchObject({
        error: "not-found",
      });
    }
    const ids = async (client: typeof api) =>
      (await client.value<Canned[]>("GET", "/canned")).map((one) => one.id);
    expect(await ids(api)).toEqual(expect.arrayContaining([own.id, id]));
    expect(await ids(supervisor)).not.toContain(own.id);
    expect(await ids((await staffed(desk)).api)).not.toContain(id);
    expect(await supervisor.call("POST", "/canned", { ...values })).toMatchObject({
      error: "conflict",
      field: "shortcut",
    });
  });

  test("an import takes in all or nothing, names what is wrong, and leaves files and uses alone", async () => {
    const { api, canned } = await withFiles();
    await api.value("POST", `/canned/${canned.id}/used`, {});
    const { fileIds: _, ...fresh } = text();
    const again = {
      ...fresh,
      shortcut: canned.shortcut.toUpperCase(),
      texts: { es: "Abrimos a las nueve." },
    };
    expect(
      await api.call("POST", "/canned/import", { items: [fresh, { ...fresh, scope: "global" }] }),
    ).toMatchObject({ error: "bad-input", field: "items.1.scope" });
    expect(await api.value<Canned[]>("GET", "/canned")).toHaveLength(1);
    expect(await api.value("POST", "/canned/import", { items: [fresh, again] })).toEqual({
      added: 1,
      changed: 1,
    });
    const all = await api.value<Canned[]>("GET", "/canned");
    expect(all.find((one) => one.id === canned.id)).toMatchObject({
      texts: { es: "Abrimos a las nueve." },
      uses: 1,
      files: [{ name: "Map.jpg" }, { name: "Prices.pdf" }],
    });
    const many = Array.from({ length: 999 }, (_, index) => ({
      ...fresh,
      shortcut: `many-${index}`,
      texts: { en: "ñ".repeat(700) },
    }));
    expect(await api.call("POST", "/canned/import", { items: many })).toMatchObject({ error: "at-capacity" });
    expect(await api.value("POST", "/canned/import", { items: many.slice(0, 998) })).toMatchObject({
      added: 998,
    });
  }, 120_000);
});
