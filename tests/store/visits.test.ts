import { expect, onTestFinished, test } from "vitest";
import type { OperatorActor } from "../../server/src/actors.ts";
import type { Engine } from "../../server/src/db/dialect.ts";
import type { Entry, Seat } from "../../server/src/live/entry.ts";
import { listVisits } from "../../server/src/live/list-visits.ts";
import { openRegistry } from "../../server/src/live/registry.ts";
import { startWritingVisits } from "../../server/src/live/write-visits.ts";
import { createOrganisation } from "../../server/src/setup/create-organisation.ts";
import { knowVisitor } from "../../server/src/visitors/know-visitor.ts";
import { Here } from "../../shared/src/tracking.ts";
import { openApp } from "../support/app.ts";
import { newToken } from "../support/clients.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { here } from "../support/visits.ts";

const ADMIN: OperatorActor = { kind: "operator", id: "o", name: "Ana", role: "admin", departmentIds: [] };
const UA = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Mobile/15E148 Safari/604.1";

/** A site with a visitor who is known, and a clock. */
async function world(engine: Engine) {
  const clock = { now: Date.now() };
  const { app, close } = await openApp(engine, { now: () => clock.now });
  onTestFinished(close);
  const admin = { name: "Ana", email: "ana@example.com", passwordHash: "none", locale: "en" } as const;
  const made = await app.write((trx) =>
    createOrganisation(app, trx, { organisation: "Shop", admin, departments: [{ en: "Desk" }], origins: [] }),
  );
  const siteId = made?.site.id ?? "";
  const person = { token: newToken(), name: "Marta", email: "", page: null, language: "", timeZone: null };
  const visitor = await app.write((trx) =>
    knowVisitor(app, trx, { kind: "visitor", siteId, visitorId: null }, person, {
      userAgent: UA,
      address: "",
    }),
  );
  const from = { siteId, tokenHash: visitor.tokenHash, address: "203.0.113.1", userAgent: UA, place: null };
  /** A page of the visitor's; `seat` stands for its connection. */
  function open(path: string, referrer = "", live = app.live): { entry: Entry; seat: Seat } {
    const seat = { join: () => undefined, leave: () => undefined };
    const entry = live.arrive(seat, from, Here.parse(here(path, {}, referrer)));
    if (!entry) throw new Error("no room");
    if (entry.visitorId === null) live.setVisitor(entry, visitor.id, null);
    live.changed(entry);
    return { entry, seat };
  }
  async function written(work: () => void, live = app.live): Promise<void> {
    const writing = startWritingVisits({ ...app, live });
    work();
    await writing.stop();
  }
  return { app, clock, visitor, open, written };
}

onEachDatabase("visits of people who are known", (engine) => {
  test("are stored with their pages, once, and with those of a moment ago as one", async () => {
    const { app, clock, visitor, open, written } = await world(engine);
    const startedAt = clock.now;
    await written(() => {
      const { seat } = open("/a?utm_source=news", "https://search.example/");
      clock.now += 5_000;
      app.live.turn(seat, { url: "https://shop.example/b", title: "/b", referrer: "" });
      app.live.leave(seat);
      clock.now += 4_000;
      app.live.sweep();
    });
    const [first] = await listVisits(app, ADMIN, visitor.contactId);
    expect(first).toMatchObject({
      startedAt,
      endedAt: startedAt + 5_000,
      referrer: "https://search.example/",
      campaign: { utm_source: "news" },
      pages: 2,
      device: { kind: "mobile", system: "iPhone" },
      country: "",
    });
    clock.now += 10 * 60_000;
    app.live.sweep();
    await written(() => open("/c"));
    const [again, ...others] = await listVisits(app, ADMIN, visitor.contactId);
    expect(others).toEqual([]);
    expect(again).toMatchObject({ id: first?.id, startedAt, pages: 3, referrer: "https://search.example/" });
    expect(again?.trail.map(({ title }) => title)).toEqual(["/a", "/b", "/c"]);
  });

  test("with pages in two processes are one, of all its pages", async () => {
    const { app, clock, visitor, open, written } = await world(engine);
    const elsewhere = openRegistry({ now: app.now, id: app.id, mostPerAddress: 100 });
    const { seat } = open("/a");
    await written(() => open("/b"));
    clock.now += 1_000;
    await written(() => open("/c", "", elsewhere), elsewhere);
    clock.now += 1_000;
    await written(() => app.live.turn(seat, { url: "https://shop.example/d", title: "/d", referrer: "" }));
    await written(() => open("/e", "", elsewhere), elsewhere);
    const [visit, ...others] = await listVisits(app, ADMIN, visitor.contactId);
    expect(others).toEqual([]);
    expect(visit?.pages).toBe(5);
    expect(visit?.trail.map(({ title }) => title)).toEqual(["/a", "/b", "/c", "/d", "/e"]);
    const row = await app.db.selectFrom("visitors").select("visits").executeTakeFirstOrThrow();
    expect(row.visits).toBe(1);
  });

  test("after half an hour are another, and are counted", async () => {
    const { app, clock, visitor, open, written } = await world(engine);
    await written(() => app.live.leave(open("/a").seat));
    clock.now += 31 * 60_000;
    app.live.sweep();
    const later: Entry[] = [];
    await written(() => later.push(open("/b").entry));
    expect((await listVisits(app, ADMIN, visitor.contactId)).map(({ pages }) => pages)).toEqual([1, 1]);
    expect(later[0]?.seen.visits).toBe(2);
    const row = await app.db.selectFrom("visitors").select(["visits", "pageTitle"]).executeTakeFirstOrThrow();
    expect(row).toEqual({ visits: 2, pageTitle: "/b" });
  });

  test("that is erased meanwhile stop nobody else's from being stored", async () => {
    const { app, visitor, open, written } = await world(engine);
    await written(() => {
      const { entry } = open("/a");
      app.live.setVisitor(entry, "erased", null);
      app.live.changed(entry);
      open("/b").entry;
      const other = open("/c").entry;
      app.live.setVisitor(other, visitor.id, null);
    });
    expect(await listVisits(app, ADMIN, visitor.contactId)).toHaveLength(1);
  });

  test("are for agents those on the sites whose visitors they see", async () => {
    const { app, visitor, open, written } = await world(engine);
    await written(() => open("/a"));
    const agent = { ...ADMIN, role: "agent" } as const;
    expect(await listVisits(app, agent, visitor.contactId)).toEqual([]);
    expect(await listVisits(app, { ...agent, departmentIds: ["any"] }, visitor.contactId)).toHaveLength(1);
  });
});
