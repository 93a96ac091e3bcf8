import type { Transcript } from "@palique/shared/transcript.ts";
import { expect, onTestFinished, test } from "vitest";
import { type ApiClient, connectVisitor, newClientId, newToken, startInput } from "../support/clients.ts";
import { createDatabase } from "../support/databases.ts";
import { type Desk, openDesk, staffed, talking } from "../support/desk.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { operatorUploads } from "../support/files.ts";
import { startSmtp } from "../support/smtp.ts";
import { until } from "../support/wait.ts";

/** A conversation written down: who may have it, what is in it, and what is never in it. */

const HOSTILE = `<img src=x onerror=alert(1)> **bold** "quoted" & 'more'`;
const READER = { locale: "en" as const, timeZone: "America/Bogota" };

async function openMailDesk(engine: "sqlite" | "postgres") {
  const smtp = await startSmtp();
  const database = await createDatabase(engine);
  const desk = await openDesk({ database, env: { SMTP_URL: smtp.url, MAIL_FROM: "help@example.com" } });
  onTestFinished(async () => {
    await desk.server.stop();
    await database.drop();
    await smtp.close();
  });
  // Colleagues are invited by mail, too.
  const kept = () => smtp.received.filter(({ parsed }) => /Convers/.test(parsed.subject ?? ""));
  return { desk, kept };
}

const get = (desk: Desk, path: string, headers: Record<string, string> = {}) =>
  fetch(`${desk.server.url}${path}`, { headers, redirect: "manual" });
const asOperator = (desk: Desk, api: Pick<ApiClient, "cookie">, path: string) =>
  get(desk, path, { cookie: api.cookie });
const query = "lang=en&zone=America/Bogota";

/** Words of every kind, said by both sides. */
async function spoken(desk: Desk) {
  const chat = await talking(desk);
  const { visitor, operator, conversationId, api } = chat;
  await visitor.say(conversationId, HOSTILE);
  await operator.say(conversationId, "An *answer*\nsecond line");
  await operator.value("note:add", {
    clientId: newClientId(),
    conversationId,
    text: "xsecretx note",
    mentionIds: [],
  });
  await operator.value("conversation:set-subject", { conversationId, subject: "xsecretx subject" });
  const uploads = operatorUploads(desk.server.url, api);
  const upload = await uploads.whole("Invoice \u202Egnp.pdf", Buffer.from("%PDF-1.4 words"), conversationId);
  if (!("id" in upload)) throw new Error(upload.error);
  const files = { clientId: newClientId(), conversationId, text: "", fileIds: [upload.id] };
  await operator.value("message:send", files);
  return chat;
}

onEachDatabase("transcripts", (engine) => {
  test("an operator gets the page, the text and the data; notes only when asked for", async () => {
    const { desk } = await openMailDesk(engine);
    const { api, conversationId } = await spoken(desk);
    const page = await asOperator(desk, api, `/transcripts/${conversationId}/print?${query}`);
    expect(page.status).toBe(200);
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain("unsafe");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    const html = await page.text();
    expect(html).not.toContain("<img src=x");
    expect(html).toContain("&#60;img src=x onerror=alert(1)&#62; <b>bold</b>");
    expect(html).toContain("<em>answer</em>");
    expect(html).toContain("America/Bogota");
    expect(html).toContain("joined the chat");
    expect(html).toContain("Invoice");
    expect(html).not.toContain("\u202E");
    expect(html).not.toContain("xsecretx");

    const withNotes = await asOperator(desk, api, `/transcripts/${conversationId}/print?${query}&notes=1`);
    const notes = await withNotes.text();
    expect(notes).toContain("xsecretx note");
    expect(notes).toContain("internal note");
    expect(notes).not.toContain("xsecretx subject");

    const text = await asOperator(desk, api, `/transcripts/${conversationId}/text?lang=es&zone=UTC`);
    expect(text.headers.get("content-disposition")).toMatch(
      /^attachment; filename="?conversation-\d+\.txt"?$/,
    );
    expect(text.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    const words = await text.text();
    expect(words).toContain("Conversación #");
    expect(words).toMatch(/An answer\n {4}second line/);
    expect(words).not.toContain("xsecretx");

    const json = await asOperator(desk, api, `/transcripts/${conversationId}/json?${query}`);
    const data: Transcript = await json.json();
    expect(data).toMatchObject({
      version: 1,
      isCut: false,
      visitor: { name: "Marta", email: "marta@example.com" },
    });
    expect(data.entries.map(({ kind }) => kind)).toEqual([
      "message",
      "event",
      "message",
      "message",
      "message",
    ]);
    expect(data.entries[2]).toMatchObject({ author: { kind: "visitor", name: "Marta" }, text: HOSTILE });
    expect(data.entries[4]?.files).toEqual([
      { name: expect.any(String), type: "application/pdf", bytes: 14 },
    ]);
    expect(JSON.stringify(data)).not.toContain("xsecretx");
  });

  test("who is not signed in, or not of the department, gets nothing", async () => {
    const { desk } = await openMailDesk(engine);
    const { conversationId } = await spoken(desk);
    const stranger = await staffed(desk);
    for (const format of ["print", "text", "json"]) {
      const path = `/transcripts/${conversationId}/${format}?${query}`;
      const nobody = await get(desk, path);
      expect(nobody.status).toBe(401);
      expect(await nobody.text()).not.toContain("Marta");
      const other = await asOperator(desk, stranger.api, path);
      expect(other.status).toBe(404);
      expect(await other.text()).not.toContain("Marta");
    }
    const gone = await asOperator(desk, stranger.api, `/transcripts/%00/print?${query}`);
    expect(gone.status).toBe(404);
    const mail = { ...READER, clientId: newClientId(), address: "x@example.com" };
    const path = `/conversations/${conversationId}/transcript-mail`;
    expect(await stranger.api.call("POST", path, mail)).toMatchObject({ error: "not-found" });
  });

  test("a visitor gets an address for the own conversation; it shows what is public, for a while, and nothing else", async () => {
    const { desk } = await openMailDesk(engine);
    const { visitor, conversationId } = await spoken(desk);
    const other = await talking(desk);
    const { path } = await visitor.value("transcript:link", { ...READER, conversationId });
    const page = await get(desk, path);
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain("<b>bold</b>");
    expect(html).not.toContain("xsecretx");
    // What an operator may ask for is nothing that an address can be made to say.
    expect(await (await get(desk, `${path}&notes=1`)).text()).not.toContain("xsecretx");
    const data: Transcript = await (await get(desk, path.replace("/print", "/json"))).json();
    expect(data.visitor).toEqual({ name: "Marta" });

    const stranger = await connectVisitor(desk.server, desk.key);
    const asked = { ...READER, conversationId };
    expect(await stranger.ask("transcript:link", asked)).toMatchObject({ error: "not-found" });
    expect(await other.visitor.ask("transcript:link", asked)).toMatchObject({ error: "not-found" });
    const forged = [
      path.replace(conversationId, other.conversationId),
      path.replace(/sign=[^&]*/, "sign=AAAAAAAAAAAAAAAAAAAAAA"),
      path.replace(/until=[^&]*/, "until=zzzzzzzz"),
      path.replace(/sign=[^&]*/, "sign=%F0%9F%99%82"),
    ];
    for (const one of forged) {
      const answer = await get(desk, one);
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain("Marta");
    }
  });

  test("mail to the visitor holds public words only, once per request; another address is in the audit log", async () => {
    const { desk, kept } = await openMailDesk(engine);
    const { api, operator, conversationId } = await spoken(desk);
    const path = `/conversations/${conversationId}/transcript-mail`;
    const own = { ...READER, clientId: newClientId(), address: "Marta@Example.com" };
    await api.value("POST", path, own);
    await api.value("POST", path, own);
    await api.value("POST", path, {
      ...own,
      clientId: newClientId(),
      address: "lawyer@example.org",
      locale: "es",
    });
    await until("both mails", () => kept().length === 2);
    const [mine, theirs] = [...kept()].sort((a, b) =>
      (a.recipients[0] ?? "") < (b.recipients[0] ?? "") ? 1 : -1,
    );
    expect(mine?.recipients).toEqual(["marta@example.com"]);
    expect(theirs?.recipients).toEqual(["lawyer@example.org"]);
    expect(theirs?.parsed.subject).toContain("Conversación #");
    for (const mail of kept()) {
      expect(mail.raw).not.toContain("xsecretx");
      expect(mail.parsed.text).toContain("An answer");
      expect(mail.parsed.html || "").not.toContain("<img src=x");
      expect(mail.parsed.headers.get("auto-submitted")).toBe("auto-generated");
    }
    const audit = await desk.server.database.rows<{ subject: string; operatorId: string }>(
      `select * from "auditEntries" where "action" = 'transcript.mail'`,
    );
    expect(audit).toMatchObject([
      { subject: `${conversationId} lawyer@example.org`, operatorId: operator.me.id },
    ]);
    const lines = await desk.server.database.rows<{ body: string; visibility: string }>(
      `select * from "messages" where "conversationId" = ? and "body" like '%transcript.mailed%'`,
      conversationId,
    );
    expect(lines).toHaveLength(2);
    expect(new Set(lines.map((line) => line.visibility))).toEqual(new Set(["internal"]));
    expect(desk.server.output()).not.toContain("lawyer@");
    await expect(
      api.value("POST", path, { ...own, clientId: newClientId(), address: "no address" }),
    ).rejects.toThrow("bad-input");
  });

  test("a visitor mails the own conversation to the known address, else to the one given, which is known then", async () => {
    const { desk, kept } = await openMailDesk(engine);
    const known = await spoken(desk);
    const mail = { ...READER, clientId: newClientId(), email: "elsewhere@example.org" };
    const sent = await known.visitor.value("transcript:mail", {
      ...mail,
      conversationId: known.conversationId,
    });
    expect(sent).toEqual({ email: "marta@example.com" });
    await known.visitor.value("transcript:mail", { ...mail, conversationId: known.conversationId });
    const { departmentId, operator } = await staffed(desk);
    const token = newToken();
    const visitor = await connectVisitor(desk.server, desk.key, { token });
    const started = await visitor.value("chat:start", { ...startInput(token, departmentId), email: "" });
    const conversationId = started.chat?.conversationId ?? "";
    const given = { ...mail, clientId: newClientId(), conversationId };
    expect(await visitor.ask("transcript:mail", { ...given, email: "" })).toMatchObject({
      error: "bad-input",
      field: "email",
    });
    expect(await visitor.value("transcript:mail", { ...given, email: "New@Example.org" })).toEqual({
      email: "new@example.org",
    });
    await operator.next("conversation", (row) => row.contact.email === "new@example.org");
    await until("both mails", () => kept().length === 2);
    expect(
      kept()
        .map((one) => one.recipients[0])
        .sort(),
    ).toEqual(["marta@example.com", "new@example.org"]);
    expect(kept().every((one) => !one.raw.includes("xsecretx"))).toBe(true);
    const foreign = { ...mail, clientId: newClientId(), conversationId: known.conversationId };
    expect(await visitor.ask("transcript:mail", foreign)).toMatchObject({ error: "not-found" });
    expect(JSON.stringify(visitor.got("message"))).not.toContain("transcript.mailed");
  });
});

test("the address of a page works for minutes, and stands in no log", async () => {
  const desk = await openDesk();
  onTestFinished(() => desk.server.stop());
  const { visitor, conversationId } = await talking(desk);
  const { path } = await visitor.value("transcript:link", { ...READER, conversationId });
  const until36 = new URLSearchParams(path.split("?")[1]).get("until") ?? "";
  const minutes = (Number.parseInt(until36, 36) - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(5);
  expect(minutes).toBeLessThan(31);
  const signature = new URLSearchParams(path.split("?")[1]).get("sign") ?? "";
  expect(desk.server.output()).not.toContain(signature);
});
