import { expect, test } from "vitest";
import { listenForNoise, newPerson, useBrowser } from "../support/browser.ts";
import { useDesk } from "../support/desk.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import { watching } from "../support/watching.ts";

const desk = useDesk();
const browser = useBrowser();

test("thin", async () => {
  const chat = await watching(desk());
  const page = await (await newPerson(browser())).newPage();
  const noise = listenForNoise(page);
  await chat.give(page);
  const host = await openHost(shop(scriptTag(desk().server.url, desk().key)));
  await page.goto(host.url);
  await chat.sees("All sizes.");
  await page.evaluate(() => { document.querySelector("h1")!.textContent = "Boots for all"; });
  await chat.sees("Boots for all");
  console.log(chat.text());
  expect(noise).toEqual([]);
});
