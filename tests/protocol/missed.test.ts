import type { SiteAdmin } from "@palique/shared/admin.ts";
import { expect, onTestFinished, test } from "vitest";
import { type ApiClient, connectVisitor, newClientId, newToken, startInput } from "../support/clients.ts";
import { createDatabase } from "../support/databases.ts";
import { type Desk, openDesk, talking } from "../support/desk.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { visitorUploads } from "../support/files.ts";
import { isGone, linkIn, passMinutes } from "../support/missed.ts";
import { type ReceivedMail, startSmtp } from "../support/smtp.ts";
import { until } from "../support/wait.ts";
import { readAll, texts } from "./reader.ts";

/** Answers that came after the visitor had left: who is mailed, when, and what the link in the mail opens. */

async function openMailDesk(engine: "sqlite" | "postgres") {
  const smtp = await startSmtp();
  const database = await createDatabase(engine);
  const desk = await openDesk({ database, env: { SMTP_URL: smtp.url, MAIL_FROM: "help@example.com" } });
  onTestFinished(async () => {
    await desk.server.stop();
    await database.drop();
    await smtp.close();
  });
  const mails = () => smtp.received.filter((mail) => mail.recipients.includes("marta@example.com"));
  return { desk, mails };
}

/** The server has looked at what is due and keeps nothing for later. */
async function decided({ server }: Desk): Promise<void> {
  await until("the job is done", async () => {
    const rows = await server.database.rows(`select "id" from "jobs" where "kind" = 'missed-mail'`);
    return rows.length === 0;
  });
}

async function leaves(desk: Desk, { visitor, conversationId }: Pick<Chat, "visitor" | "conversationId">) {
  const before = Date.now();
  visitor.close();
  await isGone(desk.server, conversationId, before);
}

type Chat = Awaited<ReturnType<typeof talking>>;

/** Somebody left, was answered, and got a mail about it. */
async function mailed(desk: Desk, mails: () => ReceivedMail[]) {
  const chat = await talking(desk);
  const count = mails().length;
  await leaves(desk, chat);
  await chat.operator.say(chat.conversationId, "**Here** it is <b>&");
  await passMinutes(desk, 6);
  await decided(desk);
  const mail = await until("the mail", () => mails()[count]);
  return { ...chat, mail, link: linkIn(mail) };
}

async function siteOf(admin: ApiClient): Promise<SiteAdmin> {
  const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
  if (!site) throw new Error("there is no site");
  return site;
}

onEachDatabase("answers that were missed", (engine) => {
  test("one mail for one absence, with what was missed and nothing that is internal", async () => {
    const { desk, mails } = await openMailDesk(engine);
    const chat = await talking(desk);
    const { operator, conversationId } = chat;
    await operator.say(conversationId, "read before");
    const seen = await chat.visitor.hears("read before");
    await chat.visitor.value("conversation:read", { conversationId, seq: seen.seq });
    await leaves(desk, chat);
    await operator.say(conversationId, "**Here** it is <b>&");
    const note = { clientId: newClientId(), conversationId, text: "xsecretx", mentionIds: [] };
    await operator.value("note:add", note);
    await operator.say(conversationId, "and this");
    await passMinutes(desk, 6);
    const mail = await until("the mail", () => mails()[0]);
    expect(mail.parsed.subject).toMatch(/^Leo \d+ answered you at /);
    expect(mail.parsed.text).toContain("Here it is <b>&");
    expect(mail.parsed.text).toContain("and this");
    expect(mail.parsed.text).not.toContain("read before");
    expect(mail.raw).not.toContain("xsecretx");
    expect(mail.parsed.html || "").toContain("Here it is &#60;b&#62;&#38;");
    expect(mail.parsed.text).toContain("https://shop.example/shoes#palique=");
    expect(mail.parsed.headers.get("auto-submitted")).toBe("auto-generated");

    await operator.say(conversationId, "still there?");
    await passMinutes(desk, 6);
    await decided(desk);
    expect(mails()).toHaveLength(1);

    // Back, and gone again: that is another absence.
    const again = await connectVisitor(desk.server, desk.key, { token: chat.visitor.token });
    await again.value("session:open", {});
    await leaves(desk, { visitor: again, conversationId });
    await operator.say(conversationId, "third");
    await passMinutes(desk, 6);
    await until("the second mail", () => mails()[1]);
    expect(mails()[1]?.parsed.text).toContain("third");
    expect(desk.server.output()).not.toContain("marta@");
  });

  test("who is there, read it, or gave no address gets none; nor where the website turned it off", async () => {
    const { desk, mails } = await openMailDesk(engine);
    const there = await talking(desk);
    await there.operator.say(there.conversationId, "you are here");
    const read = await talking(desk);
    await read.operator.say(read.conversationId, "you read this");
    const message = await read.visitor.hears("you read this");
    await read.visitor.value("conversation:read", { conversationId: read.conversationId, seq: message.seq });
    await leaves(desk, read);
    await passMinutes(desk, 6);
    const waits = () =>
      desk.server.database.rows<{ key: string; runAt: number }>(
        `select "key", "runAt" from "jobs" where "kind" = 'missed-mail'`,
      );
    await until("only who is there is waited for", async () => {
      const [row, ...others] = await waits();
      return others.length === 0 && row?.key === there.conversationId && Number(row.runAt) > Date.now();
    });
    const site = await siteOf(desk.admin);
    await desk.admin.value("PATCH", `/sites/${site.id}`, { missedMailMinutes: 0 });
    await leaves(desk, there);
    await passMinutes(desk, 20);
    await decided(desk);
    expect(mails()).toHaveLength(0);
  });

  test("the link opens that conversation in another browser, and no other of the visitor's", async () => {
    const { desk, mails } = await openMailDesk(engine);
    const { visitor, conversationId, operator, link, departmentId } = await mailed(desk, mails);
    // A second conversation of the same visitor.
    await operator.value("chat:end", {
      chatId: (await operator.next("conversation", (row) => row.id === conversationId)).chat?.id ?? "",
    });
    const own = await connectVisitor(desk.server, desk.key, { token: visitor.token });
    const second = await own.value("chat:start", startInput(visitor.token, departmentId, "another matter"));
    const otherId = second.chat?.conversationId ?? "";
    expect(otherId).not.toBe(conversationId);

    const token = newToken();
    const phone = await connectVisitor(desk.server, desk.key, { token });
    expect((await phone.value("session:open", {})).chat).toBeNull();
    const session = await phone.value("link:open", { token, link });
    expect(session.chat?.conversationId).toBe(conversationId);
    expect(texts(await readAll(phone, conversationId))).toContain("**Here** it is <b>&");
    for (const event of ["conversation:sync", "message:send", "chat:end", "transcript:link"] as const) {
      const input = {
        conversationId: otherId,
        after: 0,
        clientId: newClientId(),
        text: "?",
        ...{ locale: "en", timeZone: null },
      };
      expect(await phone.raw(event, input), event).toMatchObject({ ok: false, error: "not-found" });
    }
    // It is heard there and in the own browser; what is said in the other conversation only in the own one.
    const said = await phone.say(conversationId, "from the phone");
    await own.hears("from the phone");
    await operator.say(conversationId, "and back");
    await phone.hears("and back");
    await own.say(otherId, "only for the own browser");
    await operator.say(conversationId, "the last word");
    await phone.hears("the last word");
    expect(JSON.stringify(phone.got("message"))).not.toContain("only for the own browser");
    expect(said.author.kind).toBe("visitor");
    // A reload there shows it again; files can be sent from there.
    const reloaded = await connectVisitor(desk.server, desk.key, { token });
    expect((await reloaded.value("session:open", {})).chat?.conversationId).toBe(conversationId);
    const upload = await visitorUploads(desk.server.url, desk.key, token).whole(
      "a.txt",
      Buffer.from("words"),
      conversationId,
    );
    if (!("id" in upload)) throw new Error(upload.error);
    const file = { clientId: newClientId(), conversationId, text: "", fileIds: [upload.id] };
    expect((await reloaded.value("message:send", file)).extra?.files).toHaveLength(1);
    // Starting anew there is that browser's own chat.
    const fresh = await reloaded.value("chat:start", startInput(token, departmentId, "me, myself"));
    expect([conversationId, otherId]).not.toContain(fresh.chat?.conversationId);
    expect(await reloaded.ask("conversation:sync", { conversationId, after: 0 })).toMatchObject({
      error: "not-found",
    });
  });

  test("a link works in a few browsers, not on another site, and not once it is over or the visitor is blocked", async () => {
    const { desk, mails } = await openMailDesk(engine);
    const { conversationId, link, api } = await mailed(desk, mails);
    const refused = { ok: false, error: "expired" };
    const open = async (given: string, key = desk.key) => {
      const token = newToken();
      const browser = await connectVisitor(desk.server, key, { token });
      return { browser, token, reply: await browser.ask("link:open", { token, link: given }) };
    };
    expect((await open(newToken())).reply).toMatchObject(refused);
    const { id: _, key: __, scriptTag: ___, ...rest } = await siteOf(desk.admin);
    const other = await desk.admin.value<SiteAdmin>("POST", "/sites", { ...rest, name: "Other" });
    expect((await open(link, other.key)).reply).toMatchObject(refused);
    const first = await open(link);
    expect(first.reply.ok).toBe(true);
    // The same browser as often as it likes.
    expect(await first.browser.ask("link:open", { token: first.token, link })).toMatchObject({ ok: true });
    expect((await open(link)).reply.ok).toBe(true);
    expect((await open(link)).reply.ok).toBe(true);
    expect((await open(link)).reply).toMatchObject(refused);
    first.browser.socket.on("disconnect", () => void first.browser.socket.connect());
    const block = { browser: true, email: false, range: null, reason: "", time: "day" };
    await api.value("POST", `/conversations/${conversationId}/block`, block);
    await until("the browser is without it", async () => {
      const reply = await first.browser.ask("session:open", {}).catch(() => null);
      return reply?.ok && reply.value.chat === null;
    });
    expect((await open(link)).reply).toMatchObject(refused);
    const late = await mailed(desk, mails);
    await desk.server.database.rows('update "chatLinks" set "expiresAt" = ?', Date.now() - 1);
    expect((await open(late.link)).reply).toMatchObject(refused);
    const off = await mailed(desk, mails);
    await desk.admin.value("PATCH", `/sites/${(await siteOf(desk.admin)).id}`, { missedMailMinutes: 0 });
    expect((await open(off.link)).reply).toMatchObject(refused);
    const stored = await desk.server.database.rows('select * from "chatLinks"');
    expect(stored).toEqual([]);
  });

  test("opened in many browsers at once it still works in a few only; the own link gives a browser back to its visitor", async () => {
    const { desk, mails } = await openMailDesk(engine);
    const { visitor, conversationId, link } = await mailed(desk, mails);
    const others = await mailed(desk, mails);
    const connect = (token: string) => connectVisitor(desk.server, desk.key, { token });
    const own = await connect(visitor.token);
    const strange = await own.value("link:open", { token: visitor.token, link: others.link });
    expect(strange.chat?.conversationId).toBe(others.conversationId);
    await own.value("link:open", { token: visitor.token, link });
    const reloaded = await (await connect(visitor.token)).value("session:open", {});
    expect(reloaded.chat?.conversationId).toBe(conversationId);

    const browsers = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const token = newToken();
        return { token, browser: await connect(token) };
      }),
    );
    const replies = await Promise.all(
      browsers.map(({ token, browser }) => browser.ask("link:open", { token, link })),
    );
    expect(replies.filter((reply) => reply.ok)).toHaveLength(3);
  });

  test("where a link is open is seen in that conversation, and changes nothing of what is known of the visitor", async () => {
    const { desk, mails } = await openMailDesk(engine);
    const { conversationId, link, operator } = await mailed(desk, mails);
    const known = () => desk.server.database.rows('select "pageUrl", "address", "seenAt" from "visitors"');
    const before = await known();
    const token = newToken();
    const phone = await connectVisitor(desk.server, desk.key, { token });
    await phone.value("link:open", { token, link });
    phone.tell("page", { url: "https://shop.example/elsewhere", title: "Elsewhere", referrer: "" });
    const seen = await operator.next("visitor", ({ page }) => page?.title === "Elsewhere");
    expect(seen).toMatchObject({ conversationId, connected: true });
    expect(await known()).toEqual(before);
  });

  test("when the time of a link is over nothing more is heard by it, although that browser says nothing", async () => {
    const { desk, mails } = await openMailDesk(engine);
    const { conversationId, link, operator } = await mailed(desk, mails);
    const token = newToken();
    const phone = await connectVisitor(desk.server, desk.key, { token });
    await phone.value("link:open", { token, link });
    phone.close();
    await desk.server.database.rows('update "linkedBrowsers" set "expiresAt" = ?', Date.now() + 2_000);
    const reading = await connectVisitor(desk.server, desk.key, { token });
    const over = new Promise((done) => reading.socket.once("disconnect", done));
    await operator.say(conversationId, "in time");
    await reading.hears("in time");
    await over;
    reading.socket.connect();
    await operator.say(conversationId, "too late");
    expect((await reading.value("session:open", {})).chat).toBeNull();
    expect(reading.got("message").map(({ text }) => text)).not.toContain("too late");
  });

  test("unsubscribing takes a POST: looking at the link changes nothing, and it can be taken back", async () => {
    const { desk, mails } = await openMailDesk(engine);
    const { mail, conversationId } = await mailed(desk, mails);
    const [, folded = ""] = /^List-Unsubscribe:\s*<([^>]+)>/im.exec(mail.raw) ?? [];
    const url = folded.replace(/\s/g, "");
    expect(mail.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/im);
    const choice = async () => {
      const [row] = await desk.server.database.rows<{ missedMails: number }>(
        'select "missedMails" from "contacts" where "id" = (select "contactId" from "conversations" where "id" = ?)',
        conversationId,
      );
      return Number(row?.missedMails);
    };
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).toContain("form-action 'self'");
    expect(await page.text()).toContain('<form method="post">');
    expect(await choice()).toBe(1);
    const post = (address: string, body: string) =>
      fetch(address, {
        method: "POST",
        body,
        headers: { "content-type": "application/x-www-form-urlencoded" },
      });
    expect((await post(url, "List-Unsubscribe=One-Click")).status).toBe(200);
    expect(await choice()).toBe(0);
    expect((await post(url, "again=yes")).status).toBe(200);
    expect(await choice()).toBe(1);
    const form = new FormData();
    form.set("List-Unsubscribe", "One-Click");
    expect((await fetch(url, { method: "POST", body: form })).status).toBe(200);
    expect(await choice()).toBe(0);
    const forged = url.replace(/sign=[^&]*/, "sign=AAAAAAAAAAAAAAAAAAAAAA");
    expect((await post(forged, "again=yes")).status).toBe(404);
    expect(await choice()).toBe(0);
  });

  test("who wants no more of them gets none", async () => {
    const { desk, mails } = await openMailDesk(engine);
    const chat = await talking(desk);
    await leaves(desk, chat);
    await desk.server.database.rows('update "contacts" set "missedMails" = 0');
    await chat.operator.say(chat.conversationId, "hello?");
    await passMinutes(desk, 6);
    await decided(desk);
    expect(mails()).toHaveLength(0);
  });
});
