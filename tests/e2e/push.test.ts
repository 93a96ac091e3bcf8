import type { SiteAdmin } from "@palique/shared/admin.ts";
import { DEFAULT_ALERTS } from "@palique/shared/alerts.ts";
import type { OperatorSelf } from "@palique/shared/operator.ts";
import type { PushPayload, PushState } from "@palique/shared/push.ts";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults, newPerson, useBrowser } from "../support/browser.ts";
import { connectOperator } from "../support/clients.ts";
import { staffed, useDesk, waiting } from "../support/desk.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import { openConsole, openPanel, panel, sees, startChat } from "../support/people.ts";
import { startPushService } from "../support/push.ts";
import { until } from "../support/wait.ts";

/** Being told at the console: what is chosen, what is shown when nobody looks, and where a click leads. */

const browser = useBrowser();
const desk = useDesk({ env: { PUSH_PRIVATE: "on" } });

async function allowedConsole(api: Parameters<typeof openConsole>[2]): Promise<Page> {
  const page = await openConsole(browser(), desk().server.url, api);
  await page.context().grantPermissions(["notifications"], { origin: desk().server.url });
  await page.reload();
  await page.getByRole("navigation").first().waitFor();
  return page;
}

/** The operator looks at something else: another window has the focus. */
async function lookAway(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, "hasFocus", { value: () => false, configurable: true });
    dispatchEvent(new Event("blur"));
  });
}

const notifications = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, body, tag }) => ({ title, body, tag }));
  });

test("the choices are kept on the server, follow the operator, and are accessible", async () => {
  const { api } = await staffed(desk());
  const page = await allowedConsole(api);
  await page.goto(`${desk().server.url}/console/settings/notifications`);
  const tone = page.getByRole("combobox", { name: "Tone for: A new ticket in my department" });
  await tone.selectOption("Bell");
  await page.getByRole("checkbox", { name: "Notification for: A new ticket in my department" }).uncheck();
  await page.getByRole("checkbox", { name: "Repeat until answered" }).check();
  await page.getByRole("combobox", { name: "Every" }).selectOption("10");
  await until("the choices are saved", async () => {
    const { alerts } = await api.value<OperatorSelf>("GET", "/session");
    return (
      alerts.repeatSeconds === 10 && alerts.events.ticket.tone === "bell" && !alerts.events.ticket.notify
    );
  });
  expect(await accessibilityFaults(page)).toEqual([]);
  const elsewhere = await allowedConsole(api);
  await elsewhere.goto(`${desk().server.url}/console/settings/notifications`);
  await expect
    .poll(() => elsewhere.getByRole("combobox", { name: "Tone for: A new ticket" }).inputValue())
    .toBe("bell");
  await elsewhere.getByText("This browser shows notifications.").waitFor();
});

test("who looks away sees a notification; it goes when a colleague takes the chat, and a click leads there", async () => {
  const { api, departmentId, operator } = await staffed(desk());
  await api.value("PATCH", "/profile", { alerts: DEFAULT_ALERTS });
  const page = await allowedConsole(api);
  await page.getByText("Nobody is waiting").waitFor();
  await lookAway(page);
  const colleague = await connectOperator(desk().server, desk().admin);
  const first = await waiting(desk(), departmentId, "Anybody there?");
  await expect
    .poll(() => notifications(page))
    .toEqual([
      { title: expect.stringContaining("Marta"), body: "Anybody there?", tag: `c:${first.conversationId}` },
    ]);
  const icon = page.locator('link[rel="icon"]');
  await expect.poll(() => icon.getAttribute("href")).toMatch(/^data:image\/svg\+xml,/);
  await expect.poll(() => page.title()).toMatch(/^\(1\) /);
  const row = await operator.next("conversation", (one) => one.id === first.conversationId);
  await colleague.value("chat:take", { chatId: row.chat?.id ?? "" });
  await expect.poll(() => notifications(page)).toEqual([]);

  const second = await waiting(desk(), departmentId, "Me too");
  await expect.poll(async () => (await notifications(page)).length).toBe(1);
  const [worker] = page.context().serviceWorkers();
  if (!worker) throw new Error("no service worker");
  await worker.evaluate(async () => {
    const scope = globalThis as unknown as { registration: ServiceWorkerRegistration };
    const [notification] = await scope.registration.getNotifications();
    const Click = Reflect.get(globalThis, "NotificationEvent");
    dispatchEvent(new Click("notificationclick", { notification }));
  });
  const opened = await operator.next("conversation", (one) => one.id === second.conversationId);
  await page.waitForURL(`**/console/c/${opened.number}`);
});

test("a push that arrives with no console open shows, says so on the app, and is taken away again", async () => {
  const { api } = await staffed(desk());
  const page = await allowedConsole(api);
  const deliver = await pushes(page, desk().server.url);
  await notifications(page);
  const show = {
    palique: "show" as const,
    tag: "c:1",
    body: "<b>Hi</b>",
    url: "/console/c/1",
    news: "n",
    stays: false,
  };
  await deliver({ ...show, title: "Marta" });
  await expect.poll(() => notifications(page)).toEqual([{ title: "Marta", body: "<b>Hi</b>", tag: "c:1" }]);
  await deliver({ ...show, title: "Marta again" });
  await expect
    .poll(async () => (await notifications(page)).map(({ title }) => title))
    .toEqual(["Marta again"]);
  await deliver({ palique: "close", tag: "c:1" });
  await expect.poll(() => notifications(page)).toEqual([]);
});

/** Hands a message to the page's service worker as its browser would. */
async function pushes(page: Page, origin: string): Promise<(payload: PushPayload) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const registered = new Promise<string>((done) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const found = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (found) done(found.registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  const registrationId = await registered;
  return async (payload) => {
    const data = JSON.stringify(payload);
    await session.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
  };
}

/** A website with a worker for push, and a browser that may subscribe to a push service of ours. */
async function pushingShop() {
  const { server, admin, key } = desk();
  const staff = await staffed(desk());
  const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
  await admin.value("PATCH", `/sites/${site?.id}`, { visitorPush: true });
  const { publicKey } = await admin.value<PushState>("GET", "/push");
  const service = await startPushService();
  const phone = service.subscribe(publicKey);
  const tag = scriptTag(server.url, key, `data-push-worker="/sw.js" data-department="${staff.departmentId}"`);
  const scripts = { "/sw.js": `importScripts("${server.url}/widget-push.js");` };
  const { url } = await openHost({ ...shop(tag), scripts });
  const context = await newPerson(browser());
  await context.grantPermissions(["notifications"], { origin: url });
  return { ...staff, phone, url, context };
}

test("a visitor asks to be told, closes the page, and the notification leads back to the answer", async () => {
  const { operator, departmentId, phone, url, context } = await pushingShop();
  // This browser has no push service of its own: it gets ours, which is out of reach at first.
  await context.addInitScript((subscription) => {
    let tries = 0;
    PushManager.prototype.subscribe = async () => {
      tries += 1;
      if (tries === 1) throw new DOMException("out of reach", "AbortError");
      return Object.assign(Object.create(PushSubscription.prototype), { toJSON: () => subscription });
    };
  }, phone.subscription);
  const page = await context.newPage();
  await page.goto(url);
  await openPanel(page);
  await startChat(page, { text: "When does it leave?" });
  await panel(page).getByRole("button", { name: "Tell me when there is an answer" }).click();
  await panel(page).getByRole("button", { name: "That did not work. Try again" }).click();
  await panel(page).getByText("You get a notification when there is an answer").waitFor();
  const row = await operator.next("conversation", (one) => one.departmentId === departmentId);
  await operator.value("chat:take", { chatId: row.chat?.id ?? "" });

  const blank = await context.newPage();
  await blank.goto(`${url}/other`);
  const deliver = await pushes(blank, url);
  const [worker] = context.serviceWorkers();
  if (!worker) throw new Error("no service worker");
  await page.close();
  await blank.goto("about:blank");
  await operator.say(row.id, "Tomorrow morning");
  const { payload } = await phone.shows("Tomorrow morning");
  await deliver(payload);
  const shownTitles = () =>
    worker.evaluate(async () => {
      const scope = globalThis as unknown as { registration: ServiceWorkerRegistration };
      return (await scope.registration.getNotifications()).map(({ body }) => body);
    });
  await expect.poll(shownTitles).toEqual(["Tomorrow morning"]);
  if (payload.palique !== "show") throw new Error("nothing to show");
  expect(payload.url).toBe(`${url}/#palique`);
  await blank.goto(payload.url);
  await panel(blank).waitFor();
  await sees(blank, "Tomorrow morning");
  await phone.closes(payload.tag);
  await deliver({ palique: "close", tag: payload.tag });
  await expect.poll(shownTitles).toEqual([]);
});

test("who logs out is told of no more answers, and the next person can ask for theirs", async () => {
  const { phone, url, context } = await pushingShop();
  await context.addInitScript((subscription) => {
    let subscribed: object | null = null;
    PushManager.prototype.getSubscription = async () => subscribed as PushSubscription | null;
    PushManager.prototype.subscribe = async () => {
      const unsubscribe = async () => {
        subscribed = null;
        return true;
      };
      const made = { toJSON: () => subscription, unsubscribe };
      subscribed = Object.assign(Object.create(PushSubscription.prototype), made);
      return subscribed as PushSubscription;
    };
  }, phone.subscription);
  const page = await context.newPage();
  await page.goto(url);
  await openPanel(page);
  await startChat(page, { text: "When does it leave?" });
  const offer = panel(page).getByRole("button", { name: "Tell me when there is an answer" });
  await offer.click();
  await panel(page).getByText("You get a notification when there is an answer").waitFor();
  const isSubscribed = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (await registration.pushManager.getSubscription()) !== null;
    });
  expect(await isSubscribed()).toBe(true);
  await page.evaluate(() => (window as unknown as { palique: { forget(): void } }).palique.forget());
  await expect.poll(isSubscribed).toBe(false);
  await openPanel(page);
  await startChat(page, { name: "Somebody else", text: "And mine?" });
  await offer.waitFor();
});
