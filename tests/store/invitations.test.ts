import { expect, onTestFinished, test } from "vitest";
import {
  closeInvitation,
  insertInvitation,
  type StoredInvitation,
} from "../../server/src/invitations/invitations.store.ts";
import { createOrganisation } from "../../server/src/setup/create-organisation.ts";
import { openApp } from "../support/app.ts";
import { onEachDatabase } from "../support/each-database.ts";

let made = 0;

onEachDatabase("invitations in the database", (engine) => {
  test("a browser has one open at most, and so has a visitor, whoever asks at the same moment", async () => {
    const { app, close } = await openApp(engine);
    onTestFinished(close);
    const admin = { name: "Ana", email: "ana@example.com", passwordHash: "none", locale: "en" } as const;
    const organisation = { organisation: "Shop", admin, departments: [{ en: "Desk" }], origins: [] };
    const shop = await app.write((trx) => createOrganisation(app, trx, organisation));
    const invitation = (liveId: string, visitorId: string | null): StoredInvitation => ({
      id: `n${++made}`,
      siteId: shop?.site.id ?? "",
      liveId,
      visitorId,
      ruleId: null,
      variant: 0,
      clientId: null,
      operatorId: null,
      departmentId: null,
      text: "Hello",
      look: "bubble",
      day: "2026-01-31",
      askedAt: 1,
      expiresAt: 2,
      shownAt: null,
      openedAt: null,
      answeredAt: null,
      takenAt: null,
      convertedAt: null,
      endedAt: null,
      ending: null,
      chatId: null,
    });
    const insert = (...who: [string, string | null]) =>
      app.write((trx) => insertInvitation(trx, invitation(...who)));
    const atOnce = await Promise.all([1, 2, 3].map(() => insert("browser", "visitor")));
    expect(atOnce.filter((isIn) => isIn)).toHaveLength(1);
    const open = await app.db.selectFrom("invitations").select("id").executeTakeFirstOrThrow();
    expect(await insert("browser", null)).toBe(false);
    expect(await insert("another browser", "visitor")).toBe(false);
    expect(await insert("another browser", null)).toBe(true);
    await app.write((trx) => closeInvitation(trx, open.id, "dismissed", 3));
    expect(await insert("browser", "visitor")).toBe(true);
  });
});
