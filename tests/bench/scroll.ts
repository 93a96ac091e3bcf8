import { randomBytes } from "node:crypto";
import { chromium, type Page } from "playwright-core";
import { createApp } from "../../server/src/app.ts";
import { readConfig } from "../../server/src/config.ts";
import { migrate } from "../../server/src/db/migrate.ts";
import { startSession } from "../../server/src/operators/start-session.ts";
import { startServer } from "../../server/src/server.ts";
import { createOrganisation } from "../../server/src/setup/create-organisation.ts";
import { CHROMIUM_FLAGS, findChromium } from "../support/chromium.ts";
import { createDatabase } from "../support/databases.ts";
import { note, percentile, report } from "./report.ts";

const ROWS = 10_000;
const SECONDS = 6;
/** Pixels a frame: the whole list goes by in about as long as a hand on the wheel takes. */
const PER_FRAME = 400;

/** How evenly a list of 10,000 conversations scrolls in the console. */
export async function scroll(): Promise<void> {
  const database = await createDatabase("sqlite");
  const app = createApp(readConfig({ DATA_DIR: database.dataDir, PORT: "0", LOG_LEVEL: "error" }));
  await migrate(app.store.schema, "sqlite");
  const session = await fill(app);
  const running = await startServer(app, null);
  const url = `http://localhost:${running.port}`;
  app.config.publicUrl = url;
  const browser = await chromium.launch({ executablePath: findChromium() ?? "", args: CHROMIUM_FLAGS });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name: "palique_session", value: session, url }]);
  const page = await context.newPage();
  await page.goto(`${url}/console/?view=all`);
  await page.locator(".row").first().waitFor();
  const rows = await loadAll(page);
  note(`${rows} rows`);
  const frames = await scrollFrames(page);
  report({
    figure: "scroll.frame",
    value: percentile(frames, 0.5),
    p95: percentile(frames, 0.95),
    p99: percentile(frames, 0.99),
    worst: Math.max(...frames),
    unit: "ms",
    aim: "p95 <= 17",
    rows,
    frames: frames.length,
    drawn: await page.locator(".row").count(),
  });
  await browser.close();
  await running.stop();
  await database.drop();
}

/** Scrolls to the end until there is no more. */
async function loadAll(page: Page): Promise<number> {
  for (;;) {
    const count = await page.evaluate(async (wanted) => {
      const scroller = document.querySelector(".list-scroll");
      const list = scroller?.querySelector("ul.list-long");
      scroller?.scrollTo({ top: scroller.scrollHeight });
      await new Promise((done) => setTimeout(done, 40));
      const size = list?.querySelector("li")?.getAttribute("aria-setsize");
      return Math.min(wanted, Number(size ?? 0));
    }, ROWS);
    if (count >= ROWS) return count;
  }
}

function scrollFrames(page: Page): Promise<number[]> {
  return page.evaluate(
    ({ perFrame, ms }) =>
      new Promise<number[]>((done) => {
        const scroller = document.querySelector(".list-scroll");
        const frames: number[] = [];
        let step = perFrame;
        const start = performance.now();
        let last = start;
        if (scroller) scroller.scrollTop = 0;
        const frame = (now: number) => {
          if (frames.length > 0 || now > start) frames.push(now - last);
          last = now;
          if (scroller) {
            if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1) step = -perFrame;
            scroller.scrollTop += step;
          }
          if (now - start < ms) requestAnimationFrame(frame);
          else done(frames.slice(5));
        };
        requestAnimationFrame(frame);
      }),
    { perFrame: PER_FRAME, ms: SECONDS * 1000 },
  );
}

async function fill(app: ReturnType<typeof createApp>): Promise<string> {
  return app.write(async (trx) => {
    const admin = { name: "Ana", email: "ana@example.com", passwordHash: "none", locale: "en" } as const;
    const made = await createOrganisation(app, trx, {
      organisation: "Bench",
      admin,
      departments: [{ en: "Desk" }],
      origins: [],
    });
    const { id: departmentId } = await trx.selectFrom("departments").select("id").executeTakeFirstOrThrow();
    const { id: operatorId } = await trx.selectFrom("operators").select("id").executeTakeFirstOrThrow();
    const siteId = made?.site.id ?? "";
    for (let n = 0; n < ROWS; n++) {
      const id = app.id();
      const at = app.now() - (ROWS - n) * 60_000;
      const last = JSON.stringify({
        kind: "visitor",
        text: `Where is order ${n}? It is late.`,
        event: null,
        at,
      });
      await trx
        .insertInto("contacts")
        .values({ id, name: `Visitor ${n}`, email: "", createdAt: at })
        .execute();
      const seen = { siteId, language: "en", timeZone: null, userAgent: "", pageUrl: null, pageTitle: null };
      const visitor = { ...seen, id, contactId: id, tokenHash: randomBytes(8).toString("hex"), referrer: "" };
      await trx
        .insertInto("visitors")
        .values({ ...visitor, createdAt: at, seenAt: at })
        .execute();
      const place = { id, number: n + 1, siteId, departmentId, contactId: id, visitorId: id, channel: "web" };
      const seqs = { rev: 1, lastSeq: 1, lastPublicSeq: 1, visitorReadSeq: 0, operatorReadSeq: 0 };
      const row = { ...place, ...seqs, lastAt: at, last, waitingSince: null, chatId: null, createdAt: at };
      await trx.insertInto("conversations").values(row).execute();
    }
    return startSession(app, trx, operatorId);
  });
}
