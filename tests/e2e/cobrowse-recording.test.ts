import { expect, test } from "vitest";
import { listenForNoise, newPerson, useBrowser } from "../support/browser.ts";
import { useDesk } from "../support/desk.ts";
import { openHost, scriptTag, shop, strictPolicy } from "../support/hosts.ts";
import { layLine } from "../support/network.ts";
import { connectWatcher } from "../support/sharing.ts";
import { until } from "../support/wait.ts";
import { watching } from "../support/watching.ts";

const desk = useDesk();
const browser = useBrowser();
const CLOCK_OFF_MS = 300_000;

test("the page is seen as it changes: over reloads, tabs, broken lines, and by those who come late", async () => {
  const { server, key } = desk();
  const chat = await watching(desk());
  const line = await layLine(() => Number(new URL(server.url).port));
  const person = await newPerson(browser());
  const page = await person.newPage();
  const noise = listenForNoise(page);
  await chat.give(page);
  // Its clock is wrong.
  await person.addInitScript((off) => {
    const now = Date.now;
    Date.now = () => now() - off;
  }, CLOCK_OFF_MS);
  const headers = { "content-security-policy": strictPolicy(line.url) };
  const host = await openHost({ ...shop(scriptTag(line.url, key)), headers });
  const heading = (words: string) =>
    page.evaluate((text) => document.querySelector("h1")?.append(text), words);
  const fulls = () => chat.watcher.got("frames").filter((frames) => frames.full);

  await page.goto(host.url);
  await chat.sees("All sizes.");
  const changedAt = Date.now();
  await heading(" and boots");
  await chat.sees(" and boots");
  expect(Date.now() - changedAt).toBeLessThan(2_000);

  // A style that changes is no offence against the page's policy.
  for (const spacing of ["1px", "2px"]) {
    await page.evaluate(
      (text) => document.querySelector("h1")?.style.setProperty("letter-spacing", text),
      spacing,
    );
    await chat.sees(`letter-spacing: ${spacing}`);
  }
  expect(noise).toEqual([]);

  // Moving on without a page load.
  await page.evaluate(() => {
    history.pushState(null, "", "/boots?size=9");
    document.title = "Boots";
  });
  await heading(" here");
  await chat.sees(`"url":"${host.url}/boots","title":"Boots"`);

  // Somebody who comes late begins with a full picture, of which only one is made.
  const before = fulls().length;
  const late = await connectWatcher(server, chat.api, chat.shareId);
  expect((await late.next("frames")).full).toBe(true);
  late.close();
  expect(fulls().length).toBe(before + 1);

  // A page load is a new tab's beginning.
  await page.goto(`${host.url}/next`);
  await chat.sees("Shoes /next");
  expect(new Set(fulls().map(({ tab }) => tab)).size).toBe(2);

  // The line breaks, and the page goes on changing.
  line.cut();
  await heading(" while away");
  await until("nobody sees it", () => chat.watcher.got("page").at(-1)?.state === "away");
  expect(chat.text()).not.toContain(" while away");
  line.restore();
  await chat.sees(" while away");

  // The tab in sight is the one that is shown.
  const second = await person.newPage();
  await second.goto(`${host.url}/second`);
  await chat.sees("Shoes /second");
  await heading(" unseen");
  await second.evaluate(() => document.querySelector("h1")?.append(" in sight"));
  await chat.sees(" in sight");
  expect(chat.text()).not.toContain(" unseen");
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await chat.sees(" unseen");

  // Stopped by the operator, nothing more is recorded.
  await chat.operator.value("share:stop", { shareId: chat.shareId, what: "all" });
  await page.locator("palique-chat .share-bar").waitFor({ state: "detached" });
  const count = chat.watcher.got("frames").length;
  await heading(" afterwards");
  await page.waitForTimeout(300);
  expect(chat.watcher.got("frames").length).toBe(count);
});
