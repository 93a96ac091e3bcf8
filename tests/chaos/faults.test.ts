import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { signIn, siteKey } from "../support/clients.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import { type Line, layLine } from "../support/network.ts";
import { agree, marksIn, openConsole, say, startChat, take, visit } from "../support/people.ts";
import { freePort, startServer, type TestServer } from "../support/server.ts";
import { pause } from "../support/wait.ts";

const browser = useBrowser();

interface Scene {
  server: TestServer;
  visitor: Page;
  operator: Page;
  /** The visitor's way to the server, and the operator's. */
  lines: { visitor: Line; operator: Line };
  stored: () => Promise<string[]>;
}

/** A visitor and an operator in a chat, each behind a line of their own. */
async function scene(): Promise<Scene> {
  const consolePort = await freePort();
  const server = await startServer({ env: { PUBLIC_URL: `http://localhost:${consolePort}` } });
  onTestFinished(() => server.stop());
  const lines = {
    visitor: await layLine(() => server.port),
    operator: await layLine(() => server.port, { port: consolePort }),
  };
  const admin = await signIn({ url: lines.operator.url });
  const key = await siteKey(admin);
  const { url } = await openHost(shop(scriptTag(lines.visitor.url, key)));
  const operator = await openConsole(browser(), lines.operator.url, admin);
  const visitor = await visit(browser(), url);
  await startChat(visitor, { name: "Marta", text: "v-0" });
  await take(operator, "Marta");
  const stored = async () => {
    const rows = await server.database.rows<{ body: string }>(
      `select "body" from "messages" where "kind" = 'text' order by "conversationId", "seq"`,
    );
    return marksIn(rows.map((row) => row.body));
  };
  return { server, visitor, operator, lines, stored };
}

/** Both write, one message each every so often. */
async function bothWrite({ visitor, operator }: Scene, from: number, count: number, everyMs: number) {
  for (let i = from; i < from + count; i++) {
    await say(visitor, `v-${i}`);
    await say(operator, `o-${i}`);
    await pause(everyMs);
  }
}

test("a minute without network for both while both write: everything arrives once, in one order", async () => {
  const one = await scene();
  await bothWrite(one, 1, 2, 100);
  one.lines.visitor.silence();
  await one.operator.context().setOffline(true);
  one.lines.operator.cut();
  const began = Date.now();
  await bothWrite(one, 3, 10, 5_500);
  await pause(Math.max(0, 60_000 - (Date.now() - began)));
  one.lines.visitor.restore();
  one.lines.operator.restore();
  await one.operator.context().setOffline(false);
  // Longer than the grace time: the chat went back to the head of the queue.
  await take(one.operator, "Marta");
  await bothWrite(one, 13, 2, 100);
  await agree([one.visitor, one.operator], one.stored, 29);
}, 240_000);

test("the visitor's network breaks for a moment, again and again", async () => {
  const one = await scene();
  for (let round = 0; round < 4; round++) {
    one.lines.visitor.cut();
    await bothWrite(one, 1 + round * 3, 2, 150);
    one.lines.visitor.restore();
    await bothWrite(one, 3 + round * 3, 1, 150);
  }
  await agree([one.visitor, one.operator], one.stored, 25);
});

test("the operator's network breaks while the visitor goes on", async () => {
  const one = await scene();
  one.lines.operator.cut();
  await bothWrite(one, 1, 5, 300);
  one.lines.operator.restore();
  await bothWrite(one, 6, 2, 100);
  await agree([one.visitor, one.operator], one.stored, 15);
});

test("the server is killed and restarted, three times, while both write", async () => {
  const one = await scene();
  const writing = bothWrite(one, 1, 18, 250);
  for (let round = 0; round < 3; round++) {
    await pause(700);
    await one.server.kill("SIGKILL");
    await pause(300);
    await one.server.start();
  }
  await writing;
  await agree([one.visitor, one.operator], one.stored, 37);
}, 120_000);

test("the server restarts politely while both write, and nobody has to reload", async () => {
  const one = await scene();
  const writing = bothWrite(one, 1, 10, 250);
  await pause(600);
  expect(await one.server.kill("SIGTERM")).toBe(0);
  await one.server.start();
  await writing;
  await agree([one.visitor, one.operator], one.stored, 21);
});

test("reloading in the middle of an outage loses nothing that was written", async () => {
  const one = await scene();
  one.lines.visitor.silence();
  await say(one.visitor, "v-1");
  await say(one.visitor, "v-2");
  await pause(300);
  one.lines.visitor.restore();
  await one.server.kill("SIGKILL");
  await say(one.visitor, "v-3");
  await say(one.operator, "o-1");
  await pause(300);
  await one.server.start();
  await one.visitor.reload();

  await agree([one.visitor, one.operator], one.stored, 5);
});
