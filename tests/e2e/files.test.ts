import { randomBytes } from "node:crypto";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults, listenForNoise, useBrowser } from "../support/browser.ts";
import { useDesk } from "../support/desk.ts";
import { type Host, openHost, scriptTag, shop, strictPolicy } from "../support/hosts.ts";
import { layLine } from "../support/network.ts";
import {
  conversation,
  messageBox,
  openConsole,
  panel,
  say,
  sees,
  startChat,
  take,
  visit,
} from "../support/people.ts";
import {
  type Chosen,
  carry,
  choose,
  isDrawn,
  link,
  photo,
  picture,
  plays,
  ready,
  send,
  text,
  tray,
} from "../support/sending.ts";

const browser = useBrowser();
const desk = useDesk({ env: { FILE_MAX_MB: "3" } });
const openShop = (serverUrl = desk().server.url) => openHost(shop(scriptTag(serverUrl, desk().key)));

async function chatting(name: string, host: Host | null = null): Promise<{ visitor: Page; operator: Page }> {
  const { url } = host ?? (await openShop());
  const operator = await openConsole(browser(), desk().server.url, desk().admin);
  const visitor = await visit(browser(), url, { permissions: ["microphone"] });
  await startChat(visitor, { name, text: `${name} asks` });
  await take(operator, name);
  await sees(visitor, "joined the chat");
  return { visitor, operator };
}

for (const how of ["button", "drop", "paste"] as const) {
  test(`files go both ways by ${how}, with words and without`, async () => {
    const { visitor, operator } = await chatting(`Both ${how}`);
    const give = async (page: Page, place: Locator, files: Chosen[]) => {
      if (how === "button") await choose(page, ...files);
      else await carry(place, how, files);
      for (const { name } of files) await ready(page, name.replace(".jpeg", ".jpg"));
    };
    await give(visitor, messageBox(visitor), [await photo("shoe.jpg"), text("bill.txt")]);
    await say(visitor, "It broke");
    await sees(operator, "It broke");
    await isDrawn(picture(operator, "shoe.jpg"));
    await link(operator, "bill.txt").waitFor();
    await isDrawn(picture(visitor, "shoe.jpg"));
    await give(operator, messageBox(operator), [await photo("like-this.jpg")]);
    await send(operator);
    await isDrawn(picture(visitor, "like-this.jpg"));
    await expect.poll(() => tray(visitor).count()).toBe(0);
  });
}

test("a picture is looked at over the whole window, and the keyboard comes back to where it was", async () => {
  const { visitor } = await chatting("Looker");
  await choose(visitor, await photo("one.jpg"), await photo("two.jpg", 300, 900));
  await ready(visitor, "one.jpg");
  await ready(visitor, "two.jpg");
  await send(visitor);
  const first = picture(visitor, "one.jpg");
  await isDrawn(first);
  await first.focus();
  await visitor.keyboard.press("Enter");
  const box = visitor.getByRole("dialog", { name: "one.jpg" });
  await box.getByRole("img", { name: "one.jpg" }).waitFor();
  expect(await accessibilityFaults(visitor, "palique-chat")).toEqual([]);
  await visitor.keyboard.press("ArrowRight");
  const second = visitor.getByRole("dialog", { name: "two.jpg" });
  await second.getByText("2 of 2").waitFor();
  for (let tab = 0; tab < 6; tab++) {
    await visitor.keyboard.press("Tab");
    expect(await visitor.evaluate(() => document.activeElement?.tagName)).toMatch(/PALIQUE-CHAT|BODY/);
  }
  const download = visitor.waitForEvent("download");
  await second.getByRole("link", { name: "Download two.jpg" }).click();
  expect((await download).suggestedFilename()).toBe("two.jpg");
  await visitor.keyboard.press("Escape");
  await second.waitFor({ state: "hidden" });
  await panel(visitor).waitFor();
  const isBack = () => first.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one);
  await expect.poll(isBack).toBe(true);
  // By its cross and by a click beside the picture, too.
  await visitor.keyboard.press("Enter");
  await box.getByRole("button", { name: "Close" }).press("Enter");
  await box.waitFor({ state: "detached" });
  expect(await isBack()).toBe(true);
  await visitor.keyboard.press("Enter");
  await box.click({ position: { x: 5, y: 300 } });
  await box.waitFor({ state: "detached" });
  expect(await isBack()).toBe(true);
});

test("what is too large, too many, empty or of a refused kind is said on the spot, and the rest goes along", async () => {
  const { visitor, operator } = await chatting("Limits");
  const said = visitor.getByRole("alert");
  const large = { name: "film.bin", mimeType: "application/octet-stream", buffer: randomBytes(3_000_001) };
  await choose(visitor, large, text("small.txt"));
  await said.getByText("film.bin is too large: at most 3 MB.").waitFor();
  await choose(visitor, text("run.exe"));
  await said.getByText("run.exe is of a kind that is not accepted.").waitFor();
  await choose(visitor, text("nothing.txt", ""));
  await said.getByText("nothing.txt is empty.").waitFor();
  await choose(visitor, ...Array.from({ length: 10 }, (_, at) => text(`n${at}.txt`)));
  await said.getByText("At most 10 files go with one message.").waitFor();
  expect(await tray(visitor).getByRole("listitem").count()).toBe(10);
  // A program under another name is only seen on the server.
  await visitor.getByRole("button", { name: "Remove n8.txt" }).click();
  await choose(visitor, text("cat.png", "#!/bin/sh\n"));
  await said.getByText("cat.png is of a kind that is not accepted.").waitFor();
  expect(await accessibilityFaults(visitor, "palique-chat")).toEqual([]);
  await messageBox(visitor).fill("Here");
  await send(visitor);
  await said.getByText("Not every file has arrived.").waitFor();
  await visitor.getByRole("button", { name: "Remove cat.png" }).click();
  await send(visitor);
  await sees(operator, "Here");
  expect(
    await conversation(operator)
      .getByRole("link", { name: /^Download/ })
      .count(),
  ).toBe(9);
});

test("an upload goes on after the line was cut in its middle, can be given up, and can be tried again", async () => {
  const line = await layLine(() => desk().server.port);
  const { visitor, operator } = await chatting("Cut", await openShop(line.url));
  const bytes = randomBytes(2_500_000);
  const pieces: number[] = [];
  let cut = false;
  visitor.on("request", (request) => {
    if (request.method() !== "PATCH") return;
    const offset = Number(request.headers()["upload-offset"]);
    pieces.push(offset);
    if (offset > 0 && !cut) {
      cut = true;
      line.cut();
    }
  });
  await choose(visitor, { name: "long.bin", mimeType: "application/octet-stream", buffer: bytes });
  await expect.poll(() => cut).toBe(true);
  await tray(visitor).getByText("Waiting for the connection").waitFor();
  await messageBox(visitor).fill("And a word");
  await send(visitor);
  await panel(visitor).getByText("It is sent once the connection is back.").waitFor();
  line.restore();
  await sees(operator, "And a word");
  await link(operator, "long.bin").waitFor();
  expect(pieces.filter((offset) => offset === 0).length).toBe(1);
  const href = (await link(operator, "long.bin").getAttribute("href")) ?? "";
  const back = Buffer.from(await (await fetch(new URL(href, desk().server.url))).arrayBuffer());
  expect(back.equals(bytes)).toBe(true);
  // Given up in the middle: nothing of it is sent, and nothing stays.
  line.cut();
  await choose(visitor, { name: "never.bin", mimeType: "application/octet-stream", buffer: bytes });
  await visitor.getByRole("button", { name: "Cancel never.bin" }).click();
  await tray(visitor).waitFor({ state: "detached" });
  line.restore();
  // What failed is tried again by a press.
  await visitor.route("**/uploads", (route) =>
    route.fulfill({
      status: 507,
      headers: { "access-control-allow-origin": "*" },
      json: { ok: false, error: "disk-full" },
    }),
  );
  await choose(visitor, text("again.txt"));
  await visitor.getByRole("alert").getByText("There is no room for it right now").waitFor();
  await visitor.unroute("**/uploads");
  await visitor.getByRole("button", { name: "Try again: again.txt" }).click();
  await ready(visitor, "again.txt");
});

test("what has arrived survives a reload and can be sent; what had not is named", async () => {
  const host = await openShop();
  const { visitor, operator } = await chatting("Reload", host);
  await choose(visitor, text("kept.txt"));
  await ready(visitor, "kept.txt");
  // The line hangs: this one is under way when the page goes.
  await visitor.route("**/uploads/*", () => undefined);
  await choose(visitor, text("half.txt"));
  await tray(visitor).getByRole("progressbar").waitFor();
  await messageBox(visitor).fill("both");
  await visitor.unroute("**/uploads/*");
  await visitor.reload();
  await ready(visitor, "kept.txt");
  await visitor.getByRole("alert").getByText("Not finished when the page was left: half.txt.").waitFor();
  await send(visitor);
  await sees(operator, "both");
  await link(operator, "kept.txt").waitFor();
  await visitor.reload();
  await link(visitor, "kept.txt").waitFor();
  expect(await tray(visitor).count()).toBe(0);
});

test("a voice note goes both ways: recorded, heard before it is sent, played by the other side", async () => {
  const { visitor, operator } = await chatting("Voice");
  await visitor.getByRole("button", { name: "Record a voice note" }).click();
  const recorder = visitor.getByRole("group", { name: "Recording a voice note" });
  await recorder.getByText("0:01").waitFor();
  expect(await accessibilityFaults(visitor, "palique-chat")).toEqual([]);
  await visitor.keyboard.press("Escape");
  await messageBox(visitor).waitFor();
  await panel(visitor).waitFor();
  await visitor.getByRole("button", { name: "Record a voice note" }).click();
  await recorder.getByText("0:02").waitFor();
  await recorder.getByRole("button", { name: "Done" }).click();
  await plays(tray(visitor));
  await send(visitor);
  await plays(conversation(operator));
  await operator.getByRole("button", { name: "Record a voice note" }).click();
  await operator.getByRole("timer").getByText("0:01").waitFor();
  await operator.keyboard.press("Enter");
  await expect.poll(() => tray(operator).getByText("Voice note is ready to send").count()).toBe(1);
  await send(operator);
  await expect.poll(() => conversation(visitor).getByRole("button", { name: "Play" }).count()).toBe(2);
  await plays(conversation(visitor));
  // What is being recorded while something else is opened is kept.
  await operator.getByRole("button", { name: "Record a voice note" }).click();
  await operator.getByRole("timer").getByText("0:02").waitFor();
  await operator.getByRole("navigation").getByRole("link", { name: "Team" }).click();
  await operator.goBack();
  await expect.poll(() => tray(operator).getByText("Voice note is ready to send").count()).toBe(1);
});

test("where the microphone is blocked, that is said and words can still be written", async () => {
  const { visitor } = await chatting("Blocked");
  await visitor.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await visitor.getByRole("button", { name: "Record a voice note" }).click();
  await visitor.getByRole("alert").getByText("The microphone is blocked.").waitFor();
  await messageBox(visitor).fill("then words");
  // The second click meets the button for voice notes, which is there once nothing is left to send.
  await visitor.getByRole("button", { name: "Send", exact: true }).dblclick();
  await sees(visitor, "then words");
  await visitor.getByRole("button", { name: "Record a voice note" }).waitFor();
  expect(await visitor.getByRole("group", { name: "Recording a voice note" }).count()).toBe(0);
  expect(await visitor.getByRole("alert").count()).toBe(0);
});

test("in two tabs the same files wait to be sent, and once they are they wait nowhere", async () => {
  const host = await openShop();
  const { visitor, operator } = await chatting("Tabs", host);
  await choose(visitor, text("once.txt"));
  await ready(visitor, "once.txt");
  const other = await visitor.context().newPage();
  await other.goto(host.url);
  // It opens by itself there.
  await panel(other).waitFor();
  await ready(other, "once.txt");
  await send(other);
  await link(operator, "once.txt").waitFor();
  await tray(visitor).waitFor({ state: "detached" });
  await link(visitor, "once.txt").waitFor();
  expect(await link(operator, "once.txt").count()).toBe(1);
});

test("a page with a strict policy shows pictures, plays notes and hears no complaint", async () => {
  const { url } = await openHost({
    ...shop(scriptTag(desk().server.url, desk().key)),
    headers: { "content-security-policy": strictPolicy(desk().server.url) },
  });
  const { visitor, operator } = await chatting("Strict", { url });
  const noise = listenForNoise(visitor);
  await choose(visitor, await photo("strict.jpg"));
  await ready(visitor, "strict.jpg");
  await isDrawn(tray(visitor).getByRole("listitem"));
  await send(visitor);
  await isDrawn(picture(visitor, "strict.jpg"));
  await visitor.getByRole("button", { name: "Record a voice note" }).click();
  await visitor.getByRole("timer").getByText("0:01").waitFor();
  await visitor.getByRole("button", { name: "Done" }).click();
  await plays(tray(visitor));
  await send(visitor);
  await plays(conversation(visitor));
  await choose(operator, await photo("answer.jpg"));
  await ready(operator, "answer.jpg");
  await send(operator);
  await isDrawn(picture(visitor, "answer.jpg"));
  await picture(visitor, "answer.jpg").click();
  await visitor.getByRole("dialog", { name: "answer.jpg" }).getByRole("img").waitFor();
  expect(noise).toEqual([]);
});
