import type { Page } from "playwright-core";
import sharp from "sharp";
import { expect, test } from "vitest";
import { accessibilityFaults, useBrowser } from "../support/browser.ts";
import { connectOperator } from "../support/clients.ts";
import { useDesk } from "../support/desk.ts";
import { openHost, scriptTag } from "../support/hosts.ts";
import { leaveMessage, openConsole, panel, sees, startChat, take, visit } from "../support/people.ts";
import { attach, isDrawn, picture, send, sources, tray } from "../support/sending.ts";

const browser = useBrowser({
  args: ["--use-fake-ui-for-media-stream", "--auto-select-desktop-capture-source=Entire screen"],
});
const desk = useDesk();

/** Where each thing stands on the page below, and its colour. */
const SPOTS = { plain: [50, 20], blocked: [50, 120], framed: [50, 220] } as const;
/** Words that may be in no copy of the page. */
const SECRETS = [
  "typed-1",
  "hunter-2",
  "area-3",
  "option-4",
  "edited-5",
  "masked-6",
  "4111 1111 1111 1111",
  "hint-7",
];

const openPage = () =>
  openHost({
    page: () => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
      ${scriptTag(desk().server.url, desk().key)}
      <style>body{margin:0;background:#fff} div,iframe{position:absolute;left:0;width:100px;height:60px;border:0}</style>
      </head><body>
      <div style="top:0;background:#00f"></div>
      <div style="top:100px;background:#f00" data-palique-block>blocked</div>
      <iframe style="top:200px" srcdoc="<body style='margin:0;background:#f00'>framed"></iframe>
      <main style="margin-left:200px;width:400px"><p>ordinary words, paid with 4111 1111 1111 1111</p>
      <input value="typed-1" placeholder="hint-7"><input type="password" value="hunter-2"><textarea>area-3</textarea>
      <select><option>option-4</option></select><p contenteditable>edited-5</p><p data-palique-mask>masked-6</p>
      <input data-palique-show value="shown-8"></main></body></html>`,
  });

/** Keeps what the picture is drawn from: letters are hard to read out of pixels. */
async function watchDrawing(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const drawn: string[] = [];
    Object.assign(window, { drawn });
    const { drawImage } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.drawImage = function (
      this: CanvasRenderingContext2D,
      ...given: unknown[]
    ) {
      // It may be of another document.
      const { src } = given[0] as Partial<HTMLImageElement>;
      if (src) drawn.push(src);
      return Reflect.apply(drawImage, this, given);
    };
  });
  return async () => {
    const drawn = await page.evaluate(() => (window as unknown as { drawn: string[] }).drawn);
    return drawn.map((one) => decodeURIComponent(one)).join("\n");
  };
}

async function colourAt(bytes: Buffer, [left, top]: readonly [number, number]): Promise<number[]> {
  const pixel = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer();
  return [...pixel].map((one) => Math.round(one / 16));
}

/** What is shown of the picture that came last, as the server keeps it. */
async function lastPicture(page: Page): Promise<Buffer> {
  const shown = picture(page, "127.0.0.1").last();
  await isDrawn(shown);
  const address = await shown.locator("img").evaluate((image: HTMLImageElement) => image.src);
  const full = address.replace(/\/small$/, "/full/picture.webp");
  return Buffer.from(await (await fetch(full)).arrayBuffer());
}

test("a visitor sends a picture of the page from the chat, and what is private is not in it", async () => {
  const { url } = await openPage();
  const operator = await openConsole(browser(), desk().server.url, desk().admin);
  const visitor = await visit(browser(), url);
  await startChat(visitor, { name: "Pia", text: "Look" });
  await take(operator, "Pia");
  await sees(visitor, "joined the chat");
  const drawing = await watchDrawing(visitor);

  await attach(visitor).click();
  await sources(visitor).waitFor();
  expect(await accessibilityFaults(visitor, "palique-chat")).toEqual([]);
  await visitor.keyboard.press("Escape");
  await sources(visitor).waitFor({ state: "detached" });
  await visitor.keyboard.press("Enter");
  await sources(visitor).getByRole("button", { name: "Screenshot" }).click();
  await tray(visitor).getByText("is ready to send").waitFor({ state: "attached" });
  const source = await drawing();
  expect(source).toContain("ordinary words");
  expect(source).toContain("shown-8");
  expect(SECRETS.filter((secret) => source.includes(secret))).toEqual([]);
  await send(visitor);
  await picture(operator, "127.0.0.1").first().waitFor();
  const bytes = await lastPicture(operator);
  expect(await colourAt(bytes, SPOTS.plain)).toEqual([0, 0, 16]);
  for (const spot of [SPOTS.blocked, SPOTS.framed]) expect(await colourAt(bytes, spot)).toEqual([14, 13, 13]);
  // Neither is the panel, which stood there.
  expect(await colourAt(bytes, [1100, 400])).toEqual([16, 16, 16]);
});

test("an operator asks for one, and it comes as a message once it is allowed", async () => {
  const { url } = await openPage();
  const operator = await openConsole(browser(), desk().server.url, desk().admin);
  const line = await connectOperator(desk().server, desk().admin);
  const visitor = await visit(browser(), url);
  await startChat(visitor, { name: "Rosa", text: "It looks odd" });
  await take(operator, "Rosa");
  const row = await line.next(
    "conversation",
    (one) => one.contact.name === "Rosa" && one.chat?.state === "active",
  );
  const ask = { conversationId: row.id, kind: "capture", media: null } as const;
  await line.value("share:ask", ask);
  await visitor.getByRole("button", { name: "Don't allow" }).click();
  await line.next("share", (one) => one.ending === "refused");
  // The panel is closed: it needs none.
  await panel(visitor).getByRole("button", { name: "Close" }).click();
  await line.value("share:ask", ask);
  await visitor.getByRole("button", { name: "Allow", exact: true }).click();
  await line.next("share", (one) => one.ending === "done");
  expect(await colourAt(await lastPicture(operator), SPOTS.plain)).toEqual([0, 0, 16]);
  await expect.poll(() => picture(operator, "127.0.0.1").count()).toBe(1);
});

test("a visitor records the screen, and it goes with a message that is left", async () => {
  const { url } = await openPage();
  const visitor = await visit(browser(), url);
  const form = await leaveMessage(visitor);
  await attach(visitor).click();
  await sources(visitor).getByRole("button", { name: "Record screen" }).click();
  const recording = visitor.getByRole("group", { name: "Recording the screen" });
  await recording.getByText("0:02").waitFor();
  expect(await accessibilityFaults(visitor, "palique-chat")).toEqual([]);
  await recording.getByRole("button", { name: "Done" }).click();
  await tray(visitor)
    .getByText(/Screen recording\.(webm|mp4) is ready/)
    .waitFor({ state: "attached" });
  await form.getByRole("textbox", { name: "Your name" }).fill("Vera");
  await form.getByRole("textbox", { name: "Email" }).fill("vera@example.com");
  await form.getByRole("textbox", { name: "Subject" }).fill("See for yourself");
  await form.getByRole("textbox", { name: "Message" }).fill("It flickers");
  await form.getByRole("checkbox").check();
  await form.getByRole("button", { name: "Send message" }).click();
  await form.getByText("We got your message").waitFor();
  const operator = await openConsole(browser(), desk().server.url, desk().admin);
  await operator.goto(`${desk().server.url}/console/tickets`);
  await operator.getByText("See for yourself").first().click();
  const video = operator.locator("video").first();
  await video.evaluate((element: HTMLVideoElement) => element.play());
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.videoWidth))
    .toBeGreaterThan(0);
});
