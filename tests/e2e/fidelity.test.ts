import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { expect, test } from "vitest";
import { newPerson, useBrowser } from "../support/browser.ts";
import { useDesk } from "../support/desk.ts";
import { openHost } from "../support/hosts.ts";
import { openViewer } from "../support/viewer.ts";

const browser = useBrowser();
const desk = useDesk();
const widget = createRequire(resolve(import.meta.dirname, "../../widget/package.json"));
const RECORD = readFileSync(join(dirname(widget.resolve("@rrweb/record")), "../umd/record.min.js"), "utf8");
const SIZE = { width: 900, height: 700 };

interface Recording {
  events: unknown[];
  rrwebRecord: {
    record: {
      (options: object): void;
      mirror: { getId(node: Node): number; getNode(id: number): Node | null };
    };
  };
}

const PAGE = `<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>All of it</title><style>
  :root { --brand: #7048e8; color-scheme: light }
  body { margin: 0; font: 15px/1.4 sans-serif }
  header { position: sticky; top: 0; background: var(--brand); color: #fff; padding: 8px; z-index: 2 }
  .row { display: flex; gap: 8px; margin: 8px } .row > * { flex: 1; background: #eee; padding: 8px }
  .grid { display: grid; grid-template-columns: repeat(3, 1fr) 60px; gap: 4px; margin: 8px }
  .grid > * { background: #d0ebff; height: 30px } .grid > :nth-child(2n) { background: #ffe8cc }
  .grid > :nth-child(5) { grid-column: span 2 }
  .quote::before { content: "\\201C"; color: red; font-size: 30px } .quote::after { content: attr(data-who) }
  .turned { transform: rotate(8deg) skewX(4deg); width: 90px; height: 40px; background: linear-gradient(90deg, #f06595, #845ef7) }
  .scrolls { height: 60px; width: 200px; overflow: auto; border: 1px solid } .scrolls > div { height: 300px;
    background: repeating-linear-gradient(#fff 0 10px, #74c0fc 10px 20px) }
  a:hover { color: #d6336c; background: #ffdeeb } dialog { border: 3px solid #2b8a3e } dialog::backdrop { background: rgb(0 0 0 / .2) }
  .dark { color-scheme: dark; background: #1b1b1b; color: #eee; padding: 4px } @media (max-width: 1000px) { .wide { display: none } }
  </style></head><body>
  <header>Shop</header><p class="wide">not at this width</p>
  <div class="row"><b>one</b><i>two</i><span dir="rtl">مرحبا بالعالم (1)</span><span>emoji 👩‍👧 🇨🇴 ✅</span></div>
  <div class="grid"><i></i><i></i><i></i><i></i><i></i><i></i></div>
  <p class="quote" data-who=" — Ana">Good shoes</p><div class="turned">turned</div>
  <div class="scrolls"><div></div></div><x-card></x-card><div class="dark"><input value="dark field"> <progress value=".4"></progress></div>
  <p><input type="checkbox" checked> <input id="name"> <select><option>a</option><option selected>b</option></select>
  <textarea>some text</textarea> <a id="link" href="#">a link</a></p>
  <canvas width="120" height="50"></canvas> <img id="blob" width="80" height="50" alt="">
  <svg viewBox="0 0 40 20" width="80" height="40"><defs><linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient></defs>
  <rect width="40" height="20" rx="4" fill="url(#g)"/></svg>
  <div style="height: 900px; background: linear-gradient(#fff, #b2f2bb)"></div>
  <dialog id="modal">A dialog <button>OK</button></dialog></body></html>`;

/** What scripts of a page do to it. */
async function bringToLife(page: Page): Promise<void> {
  await page.evaluate(async () => {
    customElements.define(
      "x-card",
      class extends HTMLElement {
        connectedCallback() {
          const root = this.attachShadow({ mode: "open" });
          root.innerHTML = "<p>in the shadow</p><slot></slot>";
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("p { background: #fff3bf; padding: 6px; margin: 4px } :host { display: block }");
          root.adoptedStyleSheets = [sheet];
        }
      },
    );
    const context = document.querySelector("canvas")?.getContext("2d");
    if (context) {
      context.fillStyle = "#1098ad";
      context.fillRect(10, 5, 60, 40);
    }
    const drawing = await fetch(document.querySelector("canvas")?.toDataURL() ?? "");
    const image = document.querySelector<HTMLImageElement>("#blob");
    if (image) image.src = URL.createObjectURL(await drawing.blob());
    await image?.decode();
  });
}

/** The part of the pixels that are clearly another colour. */
async function difference(one: Buffer, other: Buffer): Promise<number> {
  const [left, right] = await Promise.all(
    [one, other].map((png) => sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })),
  );
  if (!left || !right) throw new Error("no pictures");
  expect([right.info.width, right.info.height]).toEqual([left.info.width, left.info.height]);
  let differ = 0;
  for (let at = 0; at < left.data.length; at += 3) {
    const far = [0, 1, 2].some((c) => Math.abs((left.data[at + c] ?? 0) - (right.data[at + c] ?? 0)) > 40);
    if (far) differ++;
  }
  return differ / (left.data.length / 3);
}

test("the replay looks like the page, to the pixel but for a few", async () => {
  const context = await newPerson(browser(), { viewport: SIZE });
  const visitor = await context.newPage();
  const shop = await openHost({ page: () => PAGE });
  await visitor.goto(shop.url);
  await bringToLife(visitor);
  await visitor.evaluate(RECORD);
  await visitor.evaluate(() => {
    const recording = window as unknown as Recording;
    recording.events = [];
    recording.rrwebRecord.record({ emit: (event: unknown) => recording.events.push(event) });
  });
  const page = await context.newPage();
  const host = await openViewer(page, desk().server, { from: [shop.url] });
  let sent = 0;
  async function pass(): Promise<void> {
    const events = await visitor.evaluate(
      (from) => (window as unknown as Recording).events.slice(from),
      sent,
    );
    await host.frames(events, { full: sent === 0 });
    sent += events.length;
  }
  await pass();
  await host.hears("drawn");

  await visitor.bringToFront();
  await visitor.fill("#name", "typed since");
  await visitor.evaluate(() => {
    document.querySelector(".scrolls")?.scrollTo(0, 45);
    document.querySelector(".row b")?.append(" and more");
    document.querySelector<HTMLElement>(".grid")?.style.setProperty("gap", "9px");
    document.styleSheets[0]?.insertRule(".row i { outline: 2px solid #f76707 }");
    window.scrollTo(0, 60);
    (document.activeElement as HTMLElement).blur();
  });
  await visitor.hover("#link");
  await visitor.waitForTimeout(700);
  await pass();
  const news = await visitor.evaluate(() => {
    const canvas = document.querySelector("canvas") as HTMLCanvasElement;
    const { mirror } = (window as unknown as Recording).rrwebRecord.record;
    return { tag: "palique:canvas", payload: { id: mirror.getId(canvas), image: canvas.toDataURL() } };
  });
  // The picture that only the visitor's browser has is asked for.
  const { ids } = await host.hears("unloaded");
  expect(ids).toHaveLength(1);
  const image = { tag: "palique:image", payload: { id: ids[0], image: news.payload.image } };
  await host.frames([news, image].map((data) => ({ type: 5, data, timestamp: 9 })));
  await page.bringToFront();
  await host.frame.locator(".marks").evaluate((marks) => marks.setAttribute("hidden", ""));
  await page.waitForTimeout(300);
  expect(await difference(await visitor.screenshot(), await page.screenshot())).toBeLessThan(0.002);

  await visitor.evaluate(() => document.querySelector<HTMLDialogElement>("#modal")?.showModal());
  await visitor.waitForTimeout(100);
  await pass();
  await page.waitForTimeout(300);
  expect(await difference(await visitor.screenshot(), await page.screenshot())).toBeLessThan(0.002);
}, 60_000);
