import { chromium, type Frame, type Page } from "playwright-core";
import { CHROMIUM_FLAGS, findChromium } from "../support/chromium.ts";
import { added, el, mutation, say, snapshot } from "../support/replayed.ts";
import { startServer } from "../support/server.ts";
import { openViewer, type ViewerHost } from "../support/viewer.ts";
import { note, percentile, report } from "./report.ts";

/** Elements of the first picture: groups of three. */
const HEAVY_GROUPS = 1_800;
const CHANGES = 200;
/** As many as in ten minutes with the visitor always at it: 20 a second. */
const LONG_CHANGES = 12_000;
const BATCH = 200;
const TEXT = 900;

interface Clocked {
  drawn: { n: number; at: number }[];
}

/** What the viewer makes of it, from the message in the console to the change in the replayed document. */
export async function cobrowseView(): Promise<void> {
  const server = await startServer();
  const browser = await chromium.launch({
    executablePath: findChromium() ?? "",
    args: [...CHROMIUM_FLAGS, "--js-flags=--expose-gc"],
  });
  const page = await browser.newPage();
  const host = await openViewer(page, server);
  const viewer = page.frames().find((frame) => frame.parentFrame() === page.mainFrame());
  if (!viewer) throw new Error("no viewer");

  await firstPicture(host, viewer);
  for (const [figure, change] of [
    ["mutation", (n: number) => mutation({ texts: [{ id: TEXT, value: String(n) }] })],
    [
      "keystroke",
      (n: number) => ({ type: 3, data: { source: 5, id: 901, text: "x".repeat(n), isChecked: false } }),
    ],
  ] as const) {
    // An hour ahead, or behind: the visitor's clock says nothing to us.
    const early = await lags(page, viewer, change, -3_600_000);
    const late = await lags(page, viewer, change, 3_600_000);
    const all = [...early, ...late];
    report({ figure: `cobrowse-view.${figure}.p95`, value: percentile(all, 0.95), unit: "ms", aim: "<= 60" });
    const growth = percentile(late.slice(-50), 0.5) - percentile(early.slice(0, 50), 0.5);
    report({ figure: `cobrowse-view.${figure}.growth`, value: growth, unit: "ms", aim: "0" });
  }
  await longSession(host, page);
  await browser.close();
  await server.stop();
}

async function firstPicture(host: ViewerHost, viewer: Frame): Promise<void> {
  const groups = Array.from({ length: HEAVY_GROUPS }, (_, n) =>
    el("div", { class: `c${n % 40}` }, [
      el("b", {}, [say(`Shoe ${n}`)]),
      el("a", { href: "https://x.example/" }),
    ]),
  );
  const rules = Array.from(
    { length: 2_000 },
    (_, n) => `.c${n} a:hover, .c${n} b { color: rgb(${n % 255} 0 0) }`,
  );
  const probe = [el("p", {}, [{ id: TEXT, type: 3, textContent: "0" }]), { ...el("input"), id: 901 }];
  const events = snapshot([...probe, ...groups], [el("style", { _cssText: rules.join("\n") })]);
  const began = Date.now();
  await host.frames(events, { full: true });
  await host.hears("drawn");
  await viewer.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  report({ figure: "cobrowse-view.first-picture", value: Date.now() - began, unit: "ms", aim: "<= 1500" });
}

/** Each is posted by itself; how long until the replayed document has changed and been painted. */
async function lags(
  page: Page,
  viewer: Frame,
  change: (n: number) => unknown,
  clock: number,
): Promise<number[]> {
  await viewer.evaluate(() => {
    const drawn: Clocked["drawn"] = [];
    Object.assign(window, { drawn });
    const { contentDocument } = document.querySelector("iframe") as HTMLIFrameElement;
    const shown = () => [
      Number(contentDocument?.querySelector("p")?.textContent),
      contentDocument?.querySelector("input")?.value.length ?? 0,
    ];
    let before = shown();
    const look = () => {
      const now = shown();
      const changed = now.find((n, place) => n !== before[place]);
      if (changed !== undefined) drawn.push({ n: changed, at: performance.timeOrigin + performance.now() });
      before = now;
      requestAnimationFrame(look);
    };
    look();
  });
  const sent: number[] = [];
  for (let n = 1; n <= CHANGES; n++) {
    const event = { ...(change(n) as object), timestamp: Date.now() + clock };
    const bytes = [...Buffer.from(JSON.stringify([event]))];
    sent.push(
      await page.evaluate((raw) => {
        const { buffer } = new Uint8Array(raw);
        const post = Reflect.get(window, "post") as (message: object) => void;
        const at = performance.timeOrigin + performance.now();
        post({ type: "frames", full: false, packed: false, bytes: buffer, at });
        return at;
      }, bytes),
    );
    await page.waitForTimeout(20);
  }
  const drawn = await viewer.evaluate(() => (window as unknown as Clocked).drawn);
  // Two may be drawn in one frame.
  return sent.map((at, place) => (drawn.find(({ n }) => n > place)?.at ?? Number.POSITIVE_INFINITY) - at);
}

async function longSession(host: ViewerHost, page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const heap = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const memory = await page.frames()[1]?.evaluate(() => {
      (globalThis as unknown as { gc?: () => void }).gc?.();
      return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
    });
    return (memory ?? 0) / 1e6;
  };
  const before = await heap();
  let id = 2_000_000;
  for (let done = 0; done < LONG_CHANGES; done += BATCH) {
    const events = Array.from({ length: BATCH / 2 }, () => {
      const node = { ...el("span", { class: "new" }), id: id++ };
      return [added(node), mutation({ removes: [{ id: node.id, parentId: 5 }] })];
    }).flat();
    await host.frames(events);
    if (done % 3_000 === 0) note(`${done} of ${LONG_CHANGES} changes`);
  }
  await page.waitForTimeout(500);
  report({ figure: "cobrowse-view.heap-growth", value: (await heap()) - before, unit: "MB", aim: "flat" });
}
