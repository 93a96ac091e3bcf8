import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults, listenForNoise, useBrowser } from "../support/browser.ts";
import { hireOperator } from "../support/clients.ts";
import { useDesk } from "../support/desk.ts";
import { openConsole, panel, visit } from "../support/people.ts";

const browser = useBrowser();
const desk = useDesk();

const settings = (path: string) => `${desk().server.url}/console/settings/${path}`;

async function openSettings(path: string): Promise<Page> {
  const page = await openConsole(browser(), desk().server.url, desk().admin);
  await page.goto(settings(path));
  await page.getByRole("heading", { level: 1 }).last().waitFor();
  return page;
}

test("business hours set in the console close the department, and the visitor reads when it opens", async () => {
  const admin = await openSettings("departments");
  const noise = listenForNoise(admin);
  await admin.getByRole("link", { name: /Sales/ }).click();
  await admin.getByRole("radio", { name: "At certain hours" }).check();
  const tomorrow = new Date(Date.now() + 24 * 3_600_000).toLocaleDateString("en-US", {
    weekday: "long",
    timeZone: "UTC",
  });
  await admin.getByRole("combobox", { name: "Time zone" }).selectOption("UTC");
  for (const day of ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]) {
    await admin.getByRole("checkbox", { name: day, exact: true }).uncheck();
  }
  await admin.getByRole("checkbox", { name: tomorrow, exact: true }).check();
  await admin.getByLabel(`${tomorrow}: opens at`).fill("09:30");
  await admin.getByLabel(`${tomorrow}: closes at`).fill("08:00");
  await admin.getByRole("button", { name: "Save changes" }).click();
  await admin.getByText(/Closing must come after opening/).waitFor();
  expect(await admin.evaluate(() => document.activeElement?.getAttribute("aria-invalid"))).toBe("true");
  expect(await accessibilityFaults(admin, ".settings-page")).toEqual([]);
  await admin.getByLabel(`${tomorrow}: closes at`).fill("18:00");
  await admin.keyboard.press("Control+s");
  await admin.getByText("Everything is saved").waitFor();
  const [sales, support] = await desk().admin.value<{ id: string }[]>("GET", "/departments");
  await desk().admin.value("PATCH", `/departments/${support?.id}`, { disabled: true });
  const visitor = await visit(browser(), `${desk().server.url}/demo/`, { timezoneId: "UTC" });
  await panel(visitor)
    .getByText(/We are back tomorrow at 9:30/)
    .waitFor();
  expect(noise).toEqual([]);
  await desk().admin.value("PATCH", `/departments/${sales?.id}`, { hours: null });
  await desk().admin.value("PATCH", `/departments/${support?.id}`, { disabled: false });
});

test("what was edited and not saved is there when the administrator comes back to it", async () => {
  const admin = await openSettings("general");
  const name = admin.getByRole("textbox", { name: "Name" });
  await name.fill("Tejidos Ñ");
  await admin.getByRole("link", { name: "Mail" }).click();
  await admin.getByText("Mail is not set up yet").waitFor();
  await admin.getByRole("link", { name: /General.*Unsaved changes/ }).click();
  expect(await name.inputValue()).toBe("Tejidos Ñ");
  await admin.getByRole("button", { name: "Discard" }).click();
  expect(await name.inputValue()).toBe("Palique");
});

test("only what was changed is sent: two administrators on one page undo nothing of each other", async () => {
  const [first, second] = [await openSettings("general"), await openSettings("general")];
  await second.getByRole("spinbutton", { name: "Away after" }).fill("25");
  await first.getByRole("textbox", { name: "Name" }).fill("Acme");
  for (const page of [first, second]) {
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByText("Everything is saved").waitFor();
  }
  expect(await desk().admin.value("GET", "/settings")).toMatchObject({
    organisation: "Acme",
    idleAwayMinutes: 25,
  });
});

test("who is seen on a website, and which analytics are told, is chosen there", async () => {
  const [site] = await desk().admin.value<SiteAdmin[]>("GET", "/sites");
  const admin = await openSettings(`sites/${site?.id}`);
  await admin.getByRole("radio", { name: /^Everybody, and who comes back is recognised/ }).check();
  await admin.getByRole("checkbox", { name: "Matomo" }).uncheck();
  await admin.keyboard.press("Control+s");
  await admin.getByText("Everything is saved").waitFor();
  expect(await desk().admin.value<SiteAdmin[]>("GET", "/sites")).toMatchObject([
    { tracking: "stored", analytics: { gtag: true, dataLayer: true, matomo: false, plausible: true } },
  ]);
});

test("a picture is cut to a small square, and an unusable file is refused in words", async () => {
  const admin = await openSettings("profile");
  const input = admin.locator("input[type=file]");
  await input.setInputFiles({ name: "x.png", mimeType: "image/png", buffer: Buffer.from("<svg>") });
  await admin.getByText(/not a picture that can be used/).waitFor();
  const wide = await admin.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1600, height: 300 });
    canvas.getContext("2d")?.fillRect(0, 0, 1600, 300);
    return canvas.toDataURL("image/png").split(",")[1] ?? "";
  });
  await input.setInputFiles({ name: "x.png", mimeType: "image/png", buffer: Buffer.from(wide, "base64") });
  await admin.getByText("Your picture is saved.").waitFor();
  const shown = admin.locator(".settings-page .avatar img");
  expect(
    await shown.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]),
  ).toEqual([128, 128]);
  await admin.getByRole("button", { name: "Remove picture" }).click();
  await shown.waitFor({ state: "detached" });
});

test("agents see of the settings what is theirs and nothing else", async () => {
  const agent = await hireOperator(desk().server, desk().admin, { email: "eva@example.com", name: "Eva" });
  const page = await openConsole(browser(), desk().server.url, agent);
  await page.goto(settings("operators"));
  await page.getByText("Only administrators can see this page.").waitFor();
  const sections = page.getByRole("navigation", { name: "Settings sections" }).getByRole("link");
  expect(await sections.allTextContents()).toEqual(["Profile", "Notifications", "Canned messages"]);
  await page.goto(settings("profile"));
  await page.getByRole("textbox", { name: "Name" }).fill("Eva Ríos");
  await page.getByRole("textbox", { name: "Name" }).press("Enter");
  await page.getByText("Everything is saved").waitFor();
});

for (const [width, height, colorScheme] of [
  [1440, 900, "light"],
  [390, 844, "dark"],
] as const) {
  test(`no settings screen has an accessibility fault or scrolls sideways: ${width} px, ${colorScheme}`, async () => {
    const { server, admin } = desk();
    const page = await openConsole(browser(), server.url, admin, {
      viewport: { width, height },
      colorScheme,
    });
    const [department] = await admin.value<{ id: string }[]>("GET", "/departments");
    const [site] = await admin.value<{ id: string }[]>("GET", "/sites");
    const text = { scope: "personal", departmentId: null, shortcut: `word-${width}`, title: "Title" };
    await admin.value("POST", "/canned", { ...text, folder: "Folder", texts: { en: "{{custom.x}}" } });
    const screens = [
      "profile",
      "canned",
      "canned/new",
      "operators",
      "departments",
      "sites",
      "invitations",
      "invitations/new",
      "mail",
      "general",
    ];
    for (const path of [...screens, `departments/${department?.id}`, `sites/${site?.id}`]) {
      await page.goto(settings(path));
      await page.locator(".settings-page h1").waitFor();
      await page.locator(".entries-skeleton").waitFor({ state: "detached" });
      expect([path, await accessibilityFaults(page, ".settings")]).toEqual([path, []]);
      const overflows = await page.evaluate(() =>
        [document.documentElement, document.querySelector(".settings-page")].some(
          (element) => element && element.scrollWidth > element.clientWidth,
        ),
      );
      expect([path, overflows]).toEqual([path, false]);
    }
  });
}

test("the administrator says what is kept of people, and takes the secret that proves customers", async () => {
  const admin = await openSettings("contact-fields");
  const noise = listenForNoise(admin);
  await admin.getByRole("button", { name: "New field" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByRole("button", { name: "Add the field" }).click();
  await dialog.getByText("Give it a name in at least one language.").waitFor();
  await dialog.getByLabel("Name (English)").fill("Customer no.");
  await dialog.getByText("{{custom.customer-no}}").waitFor();
  await dialog.getByRole("button", { name: "Add the field" }).click();
  await admin.getByRole("button", { name: "New field" }).click();
  await dialog.getByLabel("Name (English)").fill("Plan");
  await dialog.getByLabel("Kind").selectOption("choice");
  await dialog.getByLabel("Choices").fill("Free\nTeam\n");
  await dialog.getByRole("button", { name: "Add the field" }).click();
  const plan = admin.getByRole("button", { name: /^Plan/ });
  await plan.press("Alt+Shift+ArrowUp");
  await expect.poll(() => plan.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await accessibilityFaults(admin, ".settings-page")).toEqual([]);
  await expect
    .poll(async () =>
      (await desk().admin.value<{ key: string }[]>("GET", "/contact-fields")).map(({ key }) => key),
    )
    .toEqual(["plan", "customer-no"]);

  await admin.goto(settings("sites"));
  await admin.locator(".settings-page a.entry").first().click();
  await admin.getByRole("button", { name: "Show the secret" }).click();
  const secret = await admin.getByRole("textbox", { name: "Secret of this website" }).inputValue();
  expect(secret).toMatch(/^[\w-]{43}$/);
  await admin.getByRole("button", { name: "New secret…" }).click();
  await admin.getByRole("button", { name: "Make it" }).click();
  await admin.getByText(/The old secret counts until/).waitFor();
  expect(await admin.getByRole("textbox", { name: "Secret of this website" }).inputValue()).not.toBe(secret);
  expect(await accessibilityFaults(admin, ".settings-page")).toEqual([]);
  expect(noise).toEqual([]);
});
