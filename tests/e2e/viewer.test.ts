import type { ActBody } from "@palique/shared/cobrowse.ts";
import { expect, test } from "vitest";
import { accessibilityFaults, newPerson, useBrowser } from "../support/browser.ts";
import { useDesk } from "../support/desk.ts";
import { added, el, mutation, say, snapshot } from "../support/replayed.ts";
import { openViewer, type ViewerHost } from "../support/viewer.ts";

const browser = useBrowser();
const desk = useDesk();

async function acts(host: ViewerHost): Promise<ActBody[]> {
  return (await host.told("act")).map(({ body }) => body);
}

/** Waits for an act like this one. */
async function hearsAct(host: ViewerHost, like: object): Promise<void> {
  await expect.poll(() => acts(host), { timeout: 5_000 }).toContainEqual(expect.objectContaining(like));
}

test("tools tell where on the page they were used, and control what was done", async () => {
  const page = await (await newPerson(browser())).newPage();
  await page.setViewportSize({ width: 400, height: 300 });
  const host = await openViewer(page, desk().server);
  const button = el("button", {
    style: "position: absolute; left: 100px; top: 100px; width: 200px; height: 100px",
  });
  const field = el("input", {
    style: "position: absolute; left: 400px; top: 100px; width: 200px; height: 40px",
  });
  const select = el(
    "select",
    { style: "position: absolute; left: 400px; top: 300px; width: 200px; height: 40px" },
    [
      el("option", {}, [say("Red")]),
      el("option", { disabled: true }, [say("Green")]),
      el("option", {}, [say("Blue")]),
    ],
  );
  const long = el("div", { style: "height: 3000px" });
  await host.frames(snapshot([button, field, select, long]), { full: true });
  expect(await host.hears("drawn")).toMatchObject({ width: 800, height: 600, url: "https://shop.example/" });

  // The page of 800 x 600 is shown at half its size.
  await host.send({ type: "tool", tool: "point" });
  await page.mouse.move(100, 75);
  await hearsAct(host, { type: "point", spot: { id: button.id, x: 0.5, y: 0.5 } });
  await host.send({ type: "tool", tool: "highlight" });
  await hearsAct(host, { type: "point", spot: null });
  await page.mouse.click(60, 60);
  await hearsAct(host, { type: "highlight", id: button.id });
  await host.send({ type: "tool", tool: "draw" });
  await page.mouse.move(60, 60);
  await page.mouse.down();
  await page.mouse.move(90, 90, { steps: 4 });
  await page.mouse.up();
  await hearsAct(host, { type: "draw", line: 0 });

  await host.send({ type: "tool", tool: "control" });
  await page.mouse.click(100, 75);
  await hearsAct(host, { type: "click", spot: { id: button.id, x: 0.5, y: 0.5 }, double: false });
  await page.mouse.click(250, 60);
  await page.keyboard.type("hé");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Shift+Tab");
  await hearsAct(host, { type: "type", id: field.id, text: "h" });
  await hearsAct(host, { type: "key", id: field.id, key: "Backspace", shift: false });
  await hearsAct(host, { type: "key", id: field.id, key: "Tab", shift: true });
  // The page says that the focus has moved on: keys follow it.
  await host.frames([{ type: 3, data: { source: 2, type: 5, id: select.id }, timestamp: 5 }]);
  await host.frame.locator(".focus").waitFor();
  await page.keyboard.press("ArrowDown");
  await hearsAct(host, { type: "key", id: select.id, key: "ArrowDown", shift: false });
  await page.mouse.wheel(0, 120);
  await page.mouse.wheel(0, 120);
  await hearsAct(host, { type: "scroll", id: 1, x: 0, y: 240 });

  await page.mouse.click(250, 160);
  const choices = host.frame.getByRole("listbox", { name: "Options" });
  await choices.waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await choices.selectOption({ label: "Blue" });
  await host.frame.getByRole("button", { name: "Choose" }).click();
  await hearsAct(host, { type: "choose", id: select.id, places: [2] });
  const before = (await acts(host)).length;
  await page.keyboard.press("Escape");
  await page.keyboard.type("not for the page");
  await host.send({ type: "tool", tool: "look" });
  await page.mouse.click(100, 75);
  expect((await acts(host)).slice(before)).toEqual([]);
}, 60_000);

test("a recording is played, sought back and forth, and idle times are skipped", async () => {
  const page = await (await newPerson(browser())).newPage();
  const host = await openViewer(page, desk().server, { mode: "recording" });
  const line = el("p", {}, [{ id: 900, type: 3, textContent: "zero" }]);
  const text = (value: string) => [mutation({ texts: [{ id: 900, value }] })];
  await host.frames(snapshot([line]), { full: true, at: 500 });
  await host.frames(text("one"), { at: 1_500 });
  await host.frames([added(say("extra"))], { at: 2_000 });
  await host.frames(text("late"), { at: 600_000 });
  await host.send({ type: "loaded" });
  expect(await host.hears("length")).toMatchObject({ ms: 600_000 });
  await host.shown.getByText("zero").waitFor();
  await host.send({ type: "seek", ms: 2_500 });
  await host.shown.getByText("extra").waitFor();
  await host.send({ type: "seek", ms: 1_600 });
  await host.shown.getByText("one").waitFor();
  expect(await host.shown.getByText("extra").count()).toBe(0);
  await host.send({ type: "play", speed: 4, skipIdle: true });
  await host.shown.getByText("late").waitFor();
  await expect
    .poll(async () => (await host.told("progress")).at(-1))
    .toEqual({
      type: "progress",
      ms: 600_000,
      playing: false,
    });
}, 30_000);
