import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { Sharing } from "@palique/shared/sharing.ts";
import { SHARING_AT_FIRST } from "@palique/shared/sharing-at-first.ts";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { newPerson, useBrowser } from "../support/browser.ts";
import { captures, heard, hears, plays, probe, routes, stopInBrowser } from "../support/calls.ts";
import { type ApiClient, hireOperator } from "../support/clients.ts";
import { useDesk } from "../support/desk.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import { messageBox, openConsole, openPanel, startChat, take } from "../support/people.ts";
import { findTurnPlace, openTurn } from "../support/turn.ts";
import { until } from "../support/wait.ts";

/** Screens and voices that go from browser to browser. */

const browser = useBrowser();
const SECRET = "north wind";
const turn = await findTurnPlace();
const desk = useDesk({ env: { TURN_URLS: turn.url, TURN_SECRET: SECRET } });

async function offer(sharing: Partial<Sharing>): Promise<void> {
  const { admin } = desk();
  const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
  await admin.value("PATCH", `/sites/${site?.id}`, { sharing: { ...SHARING_AT_FIRST, ...sharing } });
}
beforeAll(() => offer({ call: "video" }));

let visitors = 0;

/** A visitor on the shop's page and an operator at the console, in a chat. */
async function chatting(options: Parameters<typeof probe>[1] = {}) {
  const { server, key, admin } = desk();
  const name = `Marta ${++visitors}`;
  const { url } = await openHost(shop(scriptTag(server.url, key)));
  const shopper = await newPerson(browser());
  await probe(shopper, options);
  const page = await shopper.newPage();
  const office = await openConsole(browser(), server.url, admin);
  await probe(office.context(), { relayed: options.relayed ?? false });
  await office.reload();
  await page.goto(url);
  await openPanel(page);
  await startChat(page, { name, text: "Where is my order?" });
  await take(office, name);
  return { page, office, name };
}

async function ask(office: Page, what: string): Promise<void> {
  await office.getByRole("button", { name: "See their page" }).click();
  await office.getByRole("menuitem", { name: what }).click();
}
const card = (page: Page) => page.getByRole("alertdialog");
const allow = (page: Page) => card(page).getByRole("button", { name: "Allow", exact: true }).click();
const bar = (page: Page) => page.getByRole("region", { name: "What you share" });
const screen = (office: Page) => office.getByRole("region", { name: /^Screen of/ });
const call = (office: Page) => office.getByRole("region", { name: /^Call with/ });

/** A colleague with the visitor's chat on the screen. */
async function colleague(office: Page): Promise<Page> {
  const { server, admin } = desk();
  const departments = await admin.value<{ id: string }[]>("GET", "/departments");
  const api: ApiClient = await hireOperator(server, admin, {
    email: `eva${++visitors}@example.com`,
    name: "Eva",
    role: "supervisor",
    departmentIds: departments.map(({ id }) => id),
  });
  const page = await openConsole(browser(), server.url, api);
  await page.goto(office.url());
  await page.getByRole("log", { name: "Conversation" }).waitFor();
  return page;
}

test("a shared screen is seen by all who look on, goes on after a new page, and ends where the visitor ends it", async () => {
  const { page, office } = await chatting();
  await ask(office, "Screen sharing");
  await allow(page);
  await plays(screen(office).locator("video"));
  const eva = await colleague(office);
  await eva.getByRole("button", { name: "Watch" }).click();
  await plays(screen(eva).locator("video"));
  await bar(page)
    .getByText(/Ana.* and .*Eva.* can see your screen/)
    .waitFor();
  await screen(eva).getByRole("button", { name: "Stop watching" }).click();
  await until("Eva is gone", async () => !(await bar(page).textContent())?.includes("Eva"));

  await page.getByText("Next page").click();
  await screen(office)
    .getByText(/left the page/)
    .waitFor();
  await card(page).getByRole("button", { name: "Go on" }).click();
  await until("it goes on", async () => (await screen(office).getAttribute("data-state")) === "live");
  await plays(screen(office).locator("video"));

  await stopInBrowser(page);
  await screen(office).waitFor({ state: "detached" });
  await bar(page).waitFor({ state: "detached" });

  await ask(office, "Screen sharing");
  await allow(page);
  await plays(screen(office).locator("video"));
  await bar(page).getByRole("button", { name: "Stop" }).click();
  await screen(office).waitFor({ state: "detached" });
  expect(await captures(page)).toBe(false);
});

test("a call is heard at both ends, can be muted, and either end hangs up", async () => {
  const { page, office, name } = await chatting();
  await ask(office, "Voice call");
  await card(page).waitFor();
  // Nobody listens before the visitor has answered.
  expect(await captures(office)).toBe(false);
  await allow(page);
  await Promise.all([hears(page), hears(office)]);
  await bar(page).getByRole("button", { name: "Mute" }).click();
  await call(office).getByText(`${name} is muted`).waitFor();
  await bar(page).getByRole("button", { name: "Unmute" }).click();
  await call(office).getByText(`${name} is muted`).waitFor({ state: "detached" });
  await call(office).getByRole("button", { name: "Mute" }).click();
  await bar(page)
    .getByText(/is muted/)
    .waitFor();
  // It goes on while the operator looks at something else.
  await office.getByRole("link", { name: "Visitors" }).click();
  await hears(page);
  await call(office).getByRole("button", { name: "Open the chat" }).click();
  await messageBox(office).waitFor();
  await call(office).getByRole("button", { name: "Hang up" }).click();
  await bar(page).waitFor({ state: "detached" });
  expect(await captures(page)).toBe(false);
  expect(await captures(office)).toBe(false);

  await ask(office, "Video call");
  await allow(page);
  await plays(call(office).getByLabel(`Video of ${name}`));
  await plays(bar(page).getByLabel(/^Video of/));
  await bar(page).getByRole("button", { name: "Camera off" }).click();
  await call(office).getByLabel(`Video of ${name}`).waitFor({ state: "hidden" });
  await bar(page).getByRole("button", { name: "Stop" }).click();
  await call(office).waitFor({ state: "detached" });
  expect(await captures(page)).toBe(false);
  expect(await captures(office)).toBe(false);
});

test("devices that are refused are said at the end that has none, and calls are off unless the site has them", async () => {
  const { page, office } = await chatting({ refuse: "NotAllowedError" });
  await ask(office, "Voice call");
  await allow(page);
  await bar(page)
    .getByText(/microphone is blocked/)
    .waitFor();
  await bar(page).getByRole("button", { name: "Try again" }).waitFor();
  await call(office)
    .getByText(/^Waiting for/)
    .waitFor();
  await call(office).getByRole("button", { name: "Hang up" }).click();
  await ask(office, "Screen sharing");
  await allow(page);
  await bar(page).getByText("Nothing is shown yet.").waitFor();
  await bar(page).getByRole("button", { name: "Choose what to show" }).waitFor();
  await screen(office)
    .getByText(/is choosing what to show/)
    .waitFor();
  expect(await heard(page)).toBe(0);
});

test("with TURN it works where nothing else gets through, by passwords that only the server can make", async () => {
  openTurn(turn, SECRET);
  const { page, office } = await chatting({ relayed: true });
  await ask(office, "Voice call");
  await allow(page);
  await Promise.all([hears(page), hears(office)]);
  expect([...new Set([...(await routes(page)), ...(await routes(office))])]).toEqual(["relay"]);
  const wrong = {
    urls: turn.url,
    username: `${Math.floor(Date.now() / 1_000) + 60}:x`,
    credential: "south wind",
  };
  const refused = await page.evaluate(
    (server) =>
      new Promise<number>((done) => {
        const connection = new RTCPeerConnection({ iceServers: [server] });
        connection.onicecandidateerror = ({ errorCode }) => done(errorCode);
        connection.createDataChannel("x");
        void connection.setLocalDescription();
      }),
    wrong,
  );
  expect(refused).toBe(401);
});
