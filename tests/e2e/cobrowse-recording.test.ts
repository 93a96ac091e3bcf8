import { expect, test } from "vitest";
import { listenForNoise, newPerson, useBrowser } from "../support/browser.ts";
import { useDesk } from "../support/desk.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import { watching } from "../support/watching.ts";

const desk = useDesk();
const browser = useBrowser();

test("an operator sees the page and what changes on it", async () => {
  const chat = await watching(desk());
  const page = await (await newPerson(browser())).newPage();
  const noise = listenForNoise(page);
  await chat.give(page);
  const host = await openHost(shop(scriptTag(desk().server.url, desk().key)));
  await page.goto(host.url);
  await chat.sees("All sizes.");
  await page.evaluate(() => document.querySelector("h1")?.append(" and boots"));
  await chat.sees(" and boots");
  expect(noise).toEqual([]);
});
