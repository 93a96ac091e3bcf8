import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type App, createApp } from "../../server/src/app.ts";
import { startJobs } from "../../server/src/jobs/run-jobs.ts";
import { mailState } from "../../server/src/mail/mail-state.ts";
import { queueMail } from "../../server/src/mail/queue-mail.ts";
import { startMail } from "../../server/src/mail/start-mail.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { IDLE } from "../support/jobs.ts";
import { freePort } from "../support/server.ts";
import { startSmtp } from "../support/smtp.ts";

const SERVER = resolve(import.meta.dirname, "../../server/src");

/** Another process's view of the same data, with a way out for mail. */
function appWith({ app }: TestApp, smtpUrl: string | null): App {
  const other = createApp({ ...app.config, smtpUrl, mailFrom: "Help <help@example.com>" });
  onTestFinished(() => other.store.close());
  return other;
}

function send(app: App, options: Parameters<typeof startJobs>[2] = {}): () => Promise<void> {
  const mail = startMail(app, { firstPauseMs: 50 });
  const jobs = startJobs(app, { ...IDLE, mail: mail.handler }, { retryMs: 20, ...options });
  async function stop() {
    await jobs.stop();
    mail.stop();
  }
  onTestFinished(stop);
  return stop;
}

async function queue(app: App, address: string, subject = "Hello"): Promise<void> {
  const mail = { to: { name: "Ana", address }, subject, text: "text", html: "<p>text</p>" };
  app.publish(await app.write((trx) => queueMail(app, trx, mail)));
}

async function useSmtp(options: Parameters<typeof startSmtp>[0] = {}) {
  const smtp = await startSmtp(options);
  onTestFinished(() => smtp.close());
  return smtp;
}

async function useOpenApp(engine: TestApp["database"]["engine"]): Promise<TestApp> {
  const opened = await openApp(engine);
  onTestFinished(() => opened.close());
  return opened;
}

const DONE = { configured: true, waiting: 0, failed: 0 };

onEachDatabase("mail", (engine) => {
  test("a queued mail is delivered once and its job is gone", async () => {
    const smtp = await useSmtp();
    const app = appWith(await useOpenApp(engine), smtp.url);
    send(app);
    await queue(app, "ana@example.org");
    await expect.poll(() => mailState(app)).toEqual(DONE);
    expect(smtp.received).toHaveLength(1);
    expect(smtp.received[0]).toMatchObject({ from: "help@example.com", recipients: ["ana@example.org"] });
  });

  test("a mail whose transaction fails is never sent", async () => {
    const smtp = await useSmtp();
    const app = appWith(await useOpenApp(engine), smtp.url);
    send(app);
    const failing = app.write(async (trx) => {
      await queueMail(app, trx, { to: { name: "", address: "a@b.co" }, subject: "", text: "", html: "" });
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    await queue(app, "ana@example.org");
    await expect.poll(() => smtp.received.length).toBe(1);
    expect(await mailState(app)).toMatchObject({ failed: 0 });
  });

  test("a mail that is refused for now is sent later, once", async () => {
    let refusals = 0;
    const smtp = await useSmtp({
      onRecipient: () => (++refusals <= 3 ? [451, "4.7.1 Greylisted, come back later"] : null),
    });
    const app = appWith(await useOpenApp(engine), smtp.url);
    send(app);
    await queue(app, "ana@example.org");
    await expect.poll(() => mailState(app)).toEqual(DONE);
    expect(smtp.received).toHaveLength(1);
    expect(refusals).toBe(4);
  });

  test("a mail that is refused for good is kept as failed, tried once, and others go out", async () => {
    let tries = 0;
    const smtp = await useSmtp({
      onRecipient: (address) =>
        address.startsWith("nobody") && ++tries ? [550, "5.1.1 No such mailbox"] : null,
    });
    const opened = await useOpenApp(engine);
    const app = appWith(opened, smtp.url);
    send(app);
    await queue(app, "nobody@example.org");
    await queue(app, "ana@example.org");
    await expect.poll(() => mailState(app)).toEqual({ configured: true, waiting: 0, failed: 1 });
    expect(smtp.received).toHaveLength(1);
    expect(tries).toBe(1);
    const [row] = await opened.database.rows<{ lastError: string }>('select "lastError" from "jobs"');
    expect(row?.lastError).toMatch(/No such mailbox/);
  });

  test("a mail server that is away costs no attempt; when it is back everything leaves", async () => {
    const opened = await useOpenApp(engine);
    const port = await freePort();
    const app = appWith(opened, `smtp://127.0.0.1:${port}`);
    send(app);
    const people = Array.from({ length: 12 }, (_, i) => `person${i}@example.org`);
    for (const person of people) await queue(app, person);
    await new Promise((done) => setTimeout(done, 400));
    expect(await mailState(app)).toEqual({ configured: true, waiting: 12, failed: 0 });
    const rows = await opened.database.rows<{ attempts: number }>(
      'select "attempts" from "jobs" where "lockedUntil" is null',
    );
    expect(rows.every((row) => row.attempts === 0)).toBe(true);
    const smtp = await useSmtp({ port });
    await expect.poll(() => mailState(app), { timeout: 20_000 }).toEqual(DONE);
    expect(smtp.received.map((mail) => mail.recipients[0]).sort()).toEqual(people.sort());
  });

  test("a wrong password is the server's matter, not the mail's: it waits", async () => {
    const smtp = await useSmtp({ password: "right" });
    const opened = await useOpenApp(engine);
    const stranger = appWith(opened, smtp.url.replace("//", "//me:wrong@"));
    const stop = send(stranger);
    await queue(stranger, "ana@example.org");
    await new Promise((done) => setTimeout(done, 300));
    expect(await mailState(stranger)).toEqual({ configured: true, waiting: 1, failed: 0 });
    await stop();
    const friend = appWith(opened, smtp.url.replace("//", "//me:right@"));
    send(friend);
    await expect.poll(() => mailState(friend)).toEqual(DONE);
    expect(smtp.received).toHaveLength(1);
  });

  test("without SMTP mails wait as they are, and leave once the server starts with it", async () => {
    const opened = await useOpenApp(engine);
    const without = appWith(opened, null);
    const stop = send(without);
    for (let i = 0; i < 5; i++) await queue(without, `person${i}@example.org`);
    await new Promise((done) => setTimeout(done, 150));
    expect(await mailState(without)).toEqual({ configured: false, waiting: 5, failed: 0 });
    await stop();
    const smtp = await useSmtp();
    const app = appWith(opened, smtp.url);
    send(app);
    await expect.poll(() => mailState(app)).toEqual(DONE);
    expect(smtp.received).toHaveLength(5);
  });

  test("consoles are told when mails begin to wait and when they left", async () => {
    const opened = await useOpenApp(engine);
    const port = await freePort();
    const app = appWith(opened, `smtp://127.0.0.1:${port}`);
    let changes = 0;
    app.on("mail.changed", () => changes++);
    send(app);
    // What there is at the start is no news: it is read by then, also where each question has a connection of its own.
    await mailState(app);
    await new Promise((done) => setTimeout(done, 500));
    await queue(app, "ana@example.org");
    await expect.poll(() => changes, { timeout: 20_000 }).toBe(1);
    await useSmtp({ port });
    await expect.poll(() => changes, { timeout: 20_000 }).toBe(2);
    expect(await mailState(app)).toEqual(DONE);
  });

  test("two processes send each mail once", async () => {
    const smtp = await useSmtp();
    const opened = await useOpenApp(engine);
    const apps = [appWith(opened, smtp.url), appWith(opened, smtp.url)] as const;
    const people = Array.from({ length: 60 }, (_, i) => `person${i}@example.org`);
    for (const person of people) await queue(apps[0], person);
    for (const app of apps) send(app, { slots: 3 });
    await expect.poll(() => mailState(apps[0]), { timeout: 15_000 }).toEqual(DONE);
    expect(smtp.received.map((mail) => mail.recipients[0]).sort()).toEqual(people.sort());
  });

  test("a process killed in the middle of sending loses nothing: the mail comes again with the same id", async () => {
    const arrived = Promise.withResolvers<void>();
    const smtp = await useSmtp({
      onData: () => {
        arrived.resolve();
        return smtp.received.length > 1 ? Promise.resolve() : new Promise(() => undefined);
      },
    });
    const opened = await useOpenApp(engine);
    const app = appWith(opened, smtp.url);
    await queue(app, "ana@example.org");
    const sender = spawn(process.execPath, ["--input-type=module", "-e", SENDER], {
      stdio: ["ignore", "inherit", "inherit"],
      env: {
        DATA_DIR: opened.database.dataDir,
        DATABASE_URL: opened.database.databaseUrl ?? "",
        SMTP_URL: smtp.url,
        MAIL_FROM: "help@example.com",
      },
    });
    const gone = new Promise((done) => sender.once("exit", done));
    await arrived.promise;
    sender.kill("SIGKILL");
    await gone;
    expect(await mailState(app)).toEqual({ configured: true, waiting: 1, failed: 0 });
    send(app);
    await expect.poll(() => mailState(app), { timeout: 10_000 }).toEqual(DONE);
    const ids = smtp.received.map((mail) => mail.parsed.messageId);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });
});

/** A server process that does nothing but send mail; its claims expire quickly. */
const SENDER = `
  const at = (path) => ${JSON.stringify(SERVER)} + path;
  const { createApp } = await import(at("/app.ts"));
  const { readConfig } = await import(at("/config.ts"));
  const { startJobs } = await import(at("/jobs/run-jobs.ts"));
  const { startMail } = await import(at("/mail/start-mail.ts"));
  const app = createApp(readConfig(process.env));
  const idle = { "offer-expiry": null, "operator-gone": null, "transfer-expiry": null,
  "scheduled-message": null,
  "chat-silence": null };
  startJobs(app, { ...idle, mail: startMail(app).handler }, { lockMs: 2000 });
`;
