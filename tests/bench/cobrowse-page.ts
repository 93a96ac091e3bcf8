import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Frames } from "@palique/shared/cobrowse.ts";
import { type Browser, type CDPSession, chromium, type Page } from "playwright-core";
import { CHROMIUM_FLAGS, findChromium } from "../support/chromium.ts";
import { until } from "../support/wait.ts";
import { begin, open } from "./cobrowse-relay.ts";
import { type Bench, startContender } from "./contenders.ts";
import { median, percentile, range, report } from "./report.ts";

/** Of six elements each. */
const ROWS = 890;
const RULES = 2_000;
const CHANGES = 200;
const EVERY_MS = 40;
const SETTLES_MS = 3_000;

/** What being shown costs the visitor's page, and how soon what happens there has reached an operator's socket. */
export async function cobrowsePage({ rounds }: Bench): Promise<void> {
  const server = startContender("palique");
  const world = await server.call("start", { operators: 1 });
  const { cookie, token, shareId, conversationId, operator, visitor } = await begin(world, world.url);
  const watcher = open(`${world.url}/watch`, { cookie, origin: world.url }, { shareId }, "/cobrowse.io/");
  const fulls: Uint8Array[] = [];
  watcher.on("frames", ({ full, bytes }: Frames) => full && fulls.push(bytes));
  const kept = { token, live: conversationId, "share:cobrowse": `${shareId} allowed` };
  const tag = `<script async src="${world.url}/widget.js" data-site="${world.siteKey}"></script>`;
  const host = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end(heavyPage(tag));
  });
  await new Promise<void>((done) => host.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
  const browser = await chromium.launch({ executablePath: findChromium() ?? "", args: CHROMIUM_FLAGS });

  const snapshots: number[] = [];
  const batches: number[] = [];
  const lags: Record<"mutation" | "keystroke", number[]> = { mutation: [], keystroke: [] };
  for (let round = 0; round < rounds; round++) {
    const page = await openPage(browser, world.siteKey, kept);
    const before = fulls.length;
    const shown = await visit(page, url, () => until("it is shown", () => fulls.length > before));
    snapshots.push(shown.loaded);
    batches.push(shown.changed / CHANGES);
    const heard = new Map<string, number>();
    const hear = ({ bytes }: Frames) => {
      for (const [mark] of Buffer.from(bytes)
        .toString()
        .matchAll(/(mutation|keystroke)-\d+-/g)) {
        if (!heard.has(mark)) heard.set(mark, Date.now());
      }
    };
    watcher.on("frames", hear);
    for (const kind of ["mutation", "keystroke"] as const) {
      const at = await page.evaluate(act, { kind, changes: CHANGES, everyMs: EVERY_MS });
      await until("the last one", () => heard.has(`${kind}-${CHANGES - 1}-`));
      lags[kind].push(...at.map((began, n) => (heard.get(`${kind}-${n}-`) ?? Number.NaN) - began));
    }
    watcher.off("frames", hear);
    await page.close();
  }
  const unit = "ms";
  const aim = "<= 60";
  report({
    figure: "cobrowse-page.snapshot.cpu",
    value: median(snapshots),
    unit,
    range: range(snapshots),
    aim: "<= 200",
  });
  report({
    figure: "cobrowse-page.batch.cpu",
    value: median(batches),
    unit,
    range: range(batches),
    aim: "<= 1",
  });
  const bytes = fulls.at(-1)?.byteLength ?? Number.NaN;
  report({ figure: "cobrowse-page.snapshot.bytes", value: bytes, unit: "bytes" });
  for (const kind of ["mutation", "keystroke"] as const) {
    report({ figure: `cobrowse-page.${kind}.p95`, value: percentile(lags[kind], 0.95), unit, aim });
  }
  await browser.close();
  host.closeAllConnections();
  host.close();
  for (const socket of [watcher, operator, visitor]) socket.close();
  await server.end();
}

async function openPage(browser: Browser, key: string, kept: Record<string, string>): Promise<Page> {
  const page = await browser.newPage();
  await page.addInitScript(
    ([prefix, entries]) => {
      for (const [name, value] of Object.entries(entries)) localStorage[prefix + name] = value;
    },
    [`palique:${key}:`, kept] as const,
  );
  return page;
}

interface Visit {
  /** Milliseconds in which the recorder was at work: for the first picture, and for the changes after that. */
  loaded: number;
  changed: number;
}

async function visit(page: Page, url: string, shown: () => Promise<unknown>): Promise<Visit> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Profiler.enable");
  await devtools.send("Profiler.start");
  await page.goto(url);
  await shown();
  await page.waitForTimeout(SETTLES_MS);
  const loaded = await recordingMs(devtools);
  await devtools.send("Profiler.start");
  await page.evaluate(act, { kind: "quiet", changes: CHANGES, everyMs: EVERY_MS });
  return { loaded, changed: await recordingMs(devtools) };
}

/** Of the main thread's time since the profile began, what was spent in the recorder or for it. */
async function recordingMs(devtools: CDPSession): Promise<number> {
  const { profile } = await devtools.send("Profiler.stop");
  const ours = new Set<number>();
  // Callers come before what they call.
  for (const { id, callFrame, children } of profile.nodes) {
    if (!ours.has(id) && !/\/widget\/(cobrowse|secret-field|esm)-/.test(callFrame.url)) continue;
    ours.add(id);
    for (const child of children ?? []) ours.add(child);
  }
  const spent = profile.samples?.map((id, n) => (ours.has(id) ? (profile.timeDeltas?.[n] ?? 0) : 0)) ?? [];
  return spent.reduce((sum, microseconds) => sum + microseconds, 0) / 1_000;
}

/** Changes the page again and again; gives back when, by the clock of the machine. */
async function act(how: { kind: string; changes: number; everyMs: number }): Promise<number[]> {
  const at: number[] = [];
  const heading = document.querySelector("h1") as HTMLElement;
  const field = document.querySelector("#shown") as HTMLInputElement;
  for (let n = 0; n < how.changes; n++) {
    at.push(Date.now());
    if (how.kind === "keystroke") {
      field.value = `${how.kind}-${n}-`;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    } else {
      heading.textContent = `${how.kind}-${n}-`;
      heading.className = `c${n}`;
    }
    await new Promise((done) => setTimeout(done, how.everyMs));
  }
  return at;
}

function heavyPage(tag: string): string {
  const rows = Array.from(
    { length: ROWS },
    (_, i) => `<tr class="row c${i % 7}" data-id="${i}"><td>${i}</td>
      <td><a href="/p/${i}" title="Number ${i}">Shoe ${i} in all sizes</a></td><td><input value="${i}"></td></tr>`,
  );
  const rules = Array.from(
    { length: RULES },
    (_, i) => `.c${i} > td:hover { padding: ${i % 9}px; --x: ${i}px }`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shoes</title>
    <style>${rules.join("\n")}</style>${tag}</head>
    <body><h1>Shoes</h1><input id="shown" data-palique-show><table>${rows.join("")}</table></body></html>`;
}
