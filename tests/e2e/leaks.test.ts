import type { SiteAdmin } from "@palique/shared/admin.ts";
import { SHARING_AT_FIRST } from "@palique/shared/sharing-at-first.ts";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { newPerson, useBrowser } from "../support/browser.ts";
import { useDesk } from "../support/desk.ts";
import { openHost, scriptTag } from "../support/hosts.ts";
import { openPanel } from "../support/people.ts";
import { framePage, keepSecrets, secretPage } from "../support/secrets.ts";
import { watching } from "../support/watching.ts";

const desk = useDesk();
const browser = useBrowser();
const { secret, all } = keepSecrets();

test("nothing private leaves the visitor's browser", async () => {
  const { admin, server, key } = desk();
  const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
  const rules = { mask: [".by-rule"], block: [".gone-by-rule"], show: [] };
  await admin.value("PATCH", `/sites/${site?.id}`, { sharing: { ...SHARING_AT_FIRST, rules } });
  const chat = await watching(desk());
  await chat.operator.value("message:send", {
    clientId: crypto.randomUUID(),
    conversationId: chat.conversationId,
    text: secret("chat"),
  });
  const elsewhere = await openHost({ page: () => framePage(secret, true) });
  const frame = framePage(secret, false);
  const html = secretPage(secret, scriptTag(server.url, key), elsewhere.url);
  const host = await openHost({ page: (path) => (path === "/frame" ? frame : html) });
  const page = await (await newPerson(browser())).newPage();
  await chat.give(page);
  await page.goto(
    `${host.url}/of/${secret("path")}?q=${secret("query")}&${secret("bare query")}#${secret("hash")}`,
  );
  await chat.sees("Plain words are seen");
  await change(page);
  await openPanel(page);
  await page.getByRole("textbox", { name: /message/i }).fill(secret("draft"));
  await page.evaluate(() => document.body.append("The end of it"));
  await chat.sees("The end of it");

  const sent = chat.text();
  const leaked = all().filter((marker) => sent.includes(marker));
  expect(leaked).toEqual([]);
  for (const typed of [
    "4111 1111",
    "4242424242424242",
    "1987-06-05",
    "48271936",
    "73915",
    "07:53",
    "a1b2c3",
    "1991-03",
  ]) {
    expect(sent, typed).not.toContain(typed);
  }
  expect(sent).not.toContain(chat.api.me.name);
  // What is not private is there, and so is what the site shows.
  for (const words of [
    "All sizes.",
    "In a frame",
    "A page of ours",
    "In the open",
    "Buy",
    "shown-by-the-site",
  ]) {
    expect(sent, words).toContain(words);
  }
  expect(sent).toContain("typed-and-shown");
  expect(sent).toContain('"data-state":"open"');
  expect(sent).toContain("--size: 4px");
});

/** What people and scripts do afterwards. */
async function change(page: Page): Promise<void> {
  for (const id of ["f-text", "f-email", "in-dialog", "by-label", "in-mask"]) {
    await page.fill(`#${id}`, secret(`typed into ${id}`));
  }
  await page.fill("#later-shown", "typed-and-shown");
  await page.locator("[contenteditable]").first().pressSequentially(secret("typed into editor"));
  await page.fill("textarea >> nth=0", secret("typed into textarea"));
  const names =
    "set attribute option open shadow closed text css sheet style title dom masked blocked page file told";
  const given = Object.fromEntries(
    [...names.split(" "), "toggled", "frame", "default", "shadow late"].map((name) => [
      name,
      secret(`later ${name}`),
    ]),
  );
  await page.evaluate((g) => {
    const at = (selector: string) => document.querySelector<HTMLInputElement>(selector) as HTMLInputElement;
    const make = (tag: string, attributes: Record<string, string>, text = "") => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      element.textContent = text;
      return element;
    };
    const of = (name: string) => `${g[name]}`;
    at("#f-tel").value = of("set");
    at("#f-url").setAttribute("value", of("attribute"));
    at("#f-search").defaultValue = of("default");
    at("#toggle").type = "text";
    at("#toggle").value = of("toggled");
    at("select").append(make("option", { value: of("option") }, of("option")));
    at(".attr").setAttribute("data-told", of("told"));
    at(".attr").setAttribute("aria-valuetext", of("told"));
    at(".attr").style.setProperty("--later", `"${of("style")}"`);
    at(".by-rule").append(make("i", { title: of("masked") }, of("masked")));
    at(".blocked").append(make("i", {}, of("blocked")));
    at(".gone-by-rule").textContent = of("blocked");
    const open = at("#open").attachShadow({ mode: "open" });
    open.append(make("p", {}, "In the open"), make("input", { value: of("open") }));
    open.append(make("div", { "data-palique-mask": "" }, of("shadow")));
    at("#closed").attachShadow({ mode: "closed" }).append(of("closed"));
    setTimeout(() => {
      open.append(make("textarea", {}, of("shadow late")));
      open.querySelector("[data-palique-mask]")?.append(of("shadow late"));
    }, 50);
    at("#later").append(make("style", {}, `.z::after { content: "${of("css")}" } /* ${of("css")} */`));
    at("#later").append(
      make("input", { value: of("dom"), placeholder: of("dom") }),
      make("noscript", {}, of("dom")),
    );
    document.styleSheets[0]?.insertRule(`.y::after { content: "${of("sheet")}" }`);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`.x::after { content: "${of("sheet")}" }`);
    document.adoptedStyleSheets = [sheet];
    document.title = `Now ${of("title")}`;
    const inside = at("#frame") as unknown as HTMLIFrameElement;
    inside.contentDocument?.body.append(make("input", { value: of("frame") }));
    history.pushState(null, "", `/at/${of("page")}?s=${of("page")}`);
  }, given);
  await page.frameLocator("#frame").locator("input").first().fill(secret("typed into frame"));
  await page.waitForTimeout(150);
}
