import { expect, test } from "vitest";
import type { TestDatabase } from "../support/databases.ts";
import { type Desk, onDesk } from "../support/desk.ts";
import { onEachDatabase } from "../support/each-database.ts";
import {
  answer,
  anyRule,
  arrive,
  expire,
  funnelOf,
  invited,
  move,
  question,
  saveRule,
  steps,
} from "../support/invitations.ts";

onEachDatabase("what becomes of invitations", (engine) => {
  let database: TestDatabase;
  let desk: Desk;
  onDesk(engine, (opened, on) => {
    desk = opened;
    database = on;
  });

  test("each step counts once, by variant, and none without the one before", async () => {
    const { site, rule } = await invited(desk, {
      goal: "purchase",
      variants: [
        { name: "A", texts: { en: "A" }, weight: 0 },
        { name: "B", texts: { en: "B" }, weight: 1 },
      ],
    });
    const visitor = await arrive(desk, site, {}, { token: null });
    const invitation = await visitor.value("invitation:ask", question(rule));
    // Nobody saw it: nothing is owed to it.
    await visitor.raw("visit:event", { name: "purchase", data: {} });
    for (const to of ["shown", "shown", "opened", "opened", "shown", "converted", "answered"]) {
      await move(visitor, invitation, to);
    }
    await visitor.raw("visit:event", { name: "something else", data: {} });
    expect(await funnelOf(desk.admin, rule)).toEqual([steps({ shown: 1, opened: 1 })]);
    await move(visitor, invitation, "dismissed");
    await move(visitor, invitation, "opened");
    await visitor.raw("visit:event", { name: "purchase", data: {} });
    expect(await funnelOf(desk.admin, rule)).toEqual([steps({ shown: 1, opened: 1, converted: 1 })]);
  });

  test("deleting a rule takes what is open of it off the pages, and what it counted", async () => {
    const { site, rule } = await invited(desk);
    const visitor = await arrive(desk, site);
    const invitation = await visitor.value("invitation:ask", question(rule));
    await move(visitor, invitation, "opened");
    await desk.admin.value("DELETE", `/invitation-rules/${rule.id}`);
    expect(await visitor.next("invitation:over")).toEqual({ id: invitation.id });
    expect(await database.rows(`select * from "ruleDays" where "ruleId" = '${rule.id}'`)).toEqual([]);
  });

  test("a purchase is owed once to each rule that invited, by the newest that was shown, and to nobody else", async () => {
    const { site, rule } = await invited(desk, { goal: "purchase" });
    const second = await saveRule(desk.admin, anyRule(site.id, { goal: "purchase" }));
    const other = await saveRule(desk.admin, anyRule(site.id, { goal: "signup" }));
    const [buyer, neighbour] = [await arrive(desk, site), await arrive(desk, site)];
    for (const one of [rule, rule, second, other]) {
      const invitation = await buyer.value("invitation:ask", question(one));
      await move(buyer, invitation, "shown");
      await expire(database, invitation);
    }
    await move(neighbour, await neighbour.value("invitation:ask", question(rule)), "shown");
    await buyer.raw("visit:event", { name: "purchase", data: {} });
    await buyer.raw("visit:event", { name: "purchase", data: {} });
    expect(await funnelOf(desk.admin, rule)).toEqual([steps({ shown: 3, converted: 1 })]);
    expect(await funnelOf(desk.admin, second)).toEqual([steps({ shown: 1, converted: 1 })]);
    expect(await funnelOf(desk.admin, other)).toEqual([steps({ shown: 1 })]);
  });

  test("once closed nothing more comes of one than a purchase", async () => {
    const { site, rule } = await invited(desk, { goal: "purchase" });
    const visitor = await arrive(desk, site);
    const invitation = await visitor.value("invitation:ask", question(rule));
    for (const to of ["shown", "dismissed", "opened"]) await move(visitor, invitation, to);
    await visitor.raw("visit:event", { name: "purchase", data: {} });
    expect(await funnelOf(desk.admin, rule)).toEqual([steps({ shown: 1, converted: 1 })]);
  });

  test("after a week nothing is owed to an invitation any more", async () => {
    const { site, rule } = await invited(desk, { goal: "purchase" });
    const visitor = await arrive(desk, site);
    const invitation = await visitor.value("invitation:ask", question(rule));
    await move(visitor, invitation, "shown");
    const days = (count: number) => count * 86_400_000;
    const age = `update invitations set "shownAt" = "shownAt" - ? where id = ?`;
    await database.rows(age, days(8), invitation.id);
    await visitor.raw("visit:event", { name: "purchase", data: {} });
    expect(await funnelOf(desk.admin, rule)).toEqual([steps({ shown: 1 })]);
    await database.rows(age, -days(2), invitation.id);
    await visitor.raw("visit:event", { name: "purchase", data: {} });
    expect(await funnelOf(desk.admin, rule)).toEqual([steps({ shown: 1, converted: 1 })]);
  });

  test("an answer that comes too late is an ordinary chat, and counts as none", async () => {
    const { site, rule } = await invited(desk);
    const visitor = await arrive(desk, site, {}, { token: null });
    const invitation = await visitor.value("invitation:ask", question(rule));
    await move(visitor, invitation, "shown");
    await expire(database, invitation);
    const { page } = await answer(visitor, invitation.id);
    const words = page?.messages.filter((message) => message.event === null);
    expect(words?.map(({ text }) => text)).toEqual(["Yes, please"]);
    expect(await funnelOf(desk.admin, rule)).toEqual([steps({ shown: 1 })]);
  });

  test("a visitor gets the same variant each time, unless nobody is to get it any more", async () => {
    const variants = (a: number, b: number) => ({
      variants: [
        { name: "A", texts: { en: "A" }, weight: a },
        { name: "B", texts: { en: "B" }, weight: b },
      ],
    });
    const { site, rule } = await invited(desk, variants(0, 1));
    const change = (a: number, b: number) =>
      desk.admin.value("PATCH", `/invitation-rules/${rule.id}`, variants(a, b));
    const visitor = await arrive(desk, site);
    const drawn = async () => {
      const invitation = await visitor.value("invitation:ask", question(rule));
      await expire(database, invitation);
      return invitation.text;
    };
    expect(await drawn()).toBe("B");
    // Whoever was drawn anew would get A.
    await change(100, 1);
    const again = [await drawn(), await drawn(), await drawn(), await drawn()];
    expect(again).toEqual(["B", "B", "B", "B"]);
    await change(1, 0);
    expect(await drawn()).toBe("A");
  });
});
