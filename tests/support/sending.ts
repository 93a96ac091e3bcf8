import type { Locator, Page } from "playwright-core";
import sharp from "sharp";
import { expect } from "vitest";
import { conversation } from "./people.ts";

/** What people do with files on either side, by the names both promise. */

export interface Chosen {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export const text = (name: string, words = "hello"): Chosen => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(words),
});
export async function photo(name: string, width = 800, height = 600): Promise<Chosen> {
  const buffer = await sharp({ create: { width, height, channels: 3, background: "#2a7" } })
    .jpeg()
    .withExifMerge({ IFD0: { Make: "SecretCamera" } })
    .toBuffer();
  return { name, mimeType: "image/jpeg", buffer };
}

export const attach = (page: Page) => page.getByRole("button", { name: "Attach files" }).first();
/** What a visitor can attach. */
export const sources = (page: Page) => page.getByRole("toolbar", { name: "What to attach" });
export async function choose(page: Page, ...files: Chosen[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await attach(page).click();
  // Visitors are asked where it shall come from.
  const device = sources(page).getByRole("button", { name: "File", exact: true });
  await Promise.race([chooser, device.waitFor().catch(() => undefined)]);
  if (await device.isVisible()) await device.click();
  await (await chooser).setFiles(files);
}

/** Files that are dropped on the element, or pasted into it. */
export async function carry(target: Locator, how: "drop" | "paste", files: readonly Chosen[]): Promise<void> {
  const given = files.map(
    ({ name, mimeType, buffer }) => [name, mimeType, buffer.toString("base64")] as const,
  );
  const page = target.page();
  const data = await page.evaluateHandle((all) => {
    const carried = new DataTransfer();
    for (const [name, type, base64] of all) {
      const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
      carried.items.add(new File([bytes], name, { type }));
    }
    return carried;
  }, given);
  if (how === "drop") {
    await target.dispatchEvent("dragover", { dataTransfer: data });
    await target.dispatchEvent("drop", { dataTransfer: data });
  } else {
    await target.evaluate((element, clipboardData) => {
      const event = new ClipboardEvent("paste", {
        clipboardData,
        bubbles: true,
        composed: true,
        cancelable: true,
      });
      element.dispatchEvent(event);
    }, data);
  }
}

export const tray = (page: Page) => page.getByRole("list", { name: "Files to send" });
export const ready = (page: Page, name: string) =>
  tray(page).getByText(`${name} is ready to send`).waitFor({ state: "attached" });
export const send = (page: Page) => page.getByRole("button", { name: "Send", exact: true }).click();
export const link = (page: Page, name: string) =>
  conversation(page).getByRole("link", { name: `Download ${name}` });
export const picture = (page: Page, name: string) =>
  conversation(page)
    .getByRole("button", { name: `Open ${name}` })
    .or(conversation(page).getByRole("link", { name: `Open ${name}` }));

/** The picture is there, not only its frame. */
export async function isDrawn(shown: Locator): Promise<void> {
  await shown.scrollIntoViewIfNeeded();
  const image = shown.locator("img");
  await expect
    .poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth))
    .toBeGreaterThan(0);
}

/** The last player in here starts, and time goes on in it. */
export async function plays(place: Locator): Promise<void> {
  await place.getByRole("button", { name: "Play" }).last().click();
  const audio = place.locator("audio").last();
  await expect
    .poll(() => audio.evaluate((element: HTMLAudioElement) => element.currentTime))
    .toBeGreaterThan(0);
}
