import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { signIn, siteKey } from "../support/clients.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import { layLine } from "../support/network.ts";
import { laidOut, messageBox, openConsole, say, sees, startChat, take, visit } from "../support/people.ts";
import { freePort, startServer } from "../support/server.ts";
import { pause, until } from "../support/wait.ts";

const browser = useBrowser();
const CUT_MS = 20_000;

/** Everything a console says about its chats, without the times that tick. */
async function shown(page: Page): Promise<string> {
  const parts = [page.locator(".list-scroll"), page.getByRole("log", { name: "Conversation" })];
  const words = await Promise.all(parts.map(laidOut));
  const status = await page.getByRole("button", { name: "Status" }).getAttribute("aria-description");
  return [...words, status].join("\n").replace(/\d+:\d\d/g, "0:00");
}

test.each(["cut", "silence"] as const)(
  "a console behind a %s line shows, once it is back, exactly what one that was never away shows",
  async (fault) => {
    const consolePort = await freePort();
    const server = await startServer({ env: { PUBLIC_URL: `http://localhost:${consolePort}` } });
    onTestFinished(() => server.stop());
    const line = await layLine(() => server.port, { port: consolePort });
    const admin = await signIn({ url: line.url });
    const { url } = await openHost(shop(scriptTag(server.url, await siteKey(admin))));
    const away = await openConsole(browser(), line.url, admin);
    const here = await openConsole(browser(), server.url, admin);
    const start = async (name: string) => {
      const visitor = await visit(browser(), url);
      await startChat(visitor, { name, text: `${name} asks` });
      return visitor;
    };
    const mine = (page: Page, name: string) =>
      page.getByRole("list", { name: "My chats" }).getByRole("link").filter({ hasText: name });

    const first = await start("Uno");
    await take(here, "Uno");
    await start("Dos");
    await take(here, "Dos");
    await mine(away, "Uno").click();
    await sees(away, "Uno asks");
    const third = await start("Tres");
    await away.getByRole("list", { name: "Waiting" }).getByText("Tres asks").waitFor();

    line[fault]();
    await say(first, "while you were away");
    await here.getByRole("button", { name: "End chat" }).click();
    await here.getByRole("dialog").getByRole("button", { name: "End chat" }).click();
    await take(here, "Tres");
    await say(here, "taken meanwhile");
    await sees(third, "taken meanwhile");
    await start("Cuatro");
    await here.getByRole("button", { name: "Status" }).click();
    await here.getByRole("menuitemradio", { name: "Away" }).click();
    await say(away, "written without a network");
    await pause(CUT_MS);
    expect(await messageBox(away).inputValue()).toBe("");
    line.restore();

    await mine(here, "Uno").click();
    await sees(first, "written without a network", 30_000);
    for (const page of [away, here]) await page.mouse.move(800, 300);
    await until(
      "both consoles show the same",
      async () => (await shown(away)) === (await shown(here)),
      30_000,
    );
    expect(await shown(away)).toContain("Cuatro");
    await mine(away, "Tres").click();
    await sees(away, "taken meanwhile");
  },
);
