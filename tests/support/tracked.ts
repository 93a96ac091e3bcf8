import type { SaveSite, SiteAdmin } from "@palique/shared/admin.ts";
import type { Browser, Page } from "playwright-core";
import { listenForNoise, newPerson } from "./browser.ts";
import { connectOperator } from "./clients.ts";
import type { Desk } from "./desk.ts";
import { openHost, scriptTag, shop } from "./hosts.ts";
import { chatButton } from "./people.ts";

type Said = [event: string, data: Record<string, unknown>];

/** What a page tells the server over its connections, in this order, from now on. */
export function listen(page: Page): { said: Said[]; open: () => number } {
  const said: Said[] = [];
  let open = 0;
  page.on("websocket", (socket) => {
    open++;
    socket.on("close", () => open--);
    socket.on("framesent", ({ payload }) => {
      const [, json] = /^42\/visitor,\d*(.*)$/s.exec(String(payload)) ?? [];
      if (json) said.push(JSON.parse(json));
    });
  });
  return { said, open: () => open };
}

interface Shop {
  /** A script of the page's own, before the widget's. */
  before?: string;
  site?: Partial<SaveSite>;
}

/** A site with this tracking, somebody on its page, and somebody to chat with. */
export const shopsOn =
  (browser: () => Browser, desk: () => Desk) =>
  async (tracking: SaveSite["tracking"], { before = "", site = {} }: Shop = {}) => {
    const { admin, key, server } = desk();
    await connectOperator(server, admin);
    const [first] = await admin.value<SiteAdmin[]>("GET", "/sites");
    await admin.value("PATCH", `/sites/${first?.id}`, { tracking, ...site });
    const { url } = await openHost(shop(`<script>${before}</script>${scriptTag(server.url, key)}`));
    const page = await (await newPerson(browser())).newPage();
    const noise = listenForNoise(page);
    const heard = listen(page);
    await page.goto(url);
    await chatButton(page).waitFor();
    return { page, url, noise, ...heard };
  };

export const names = (said: readonly Said[]): string[] => said.map(([name]) => name);

/** Names of what the browser keeps. */
export const kept = (page: Page): Promise<(string | undefined)[]> =>
  page.evaluate(() => Object.keys(localStorage).map((key) => key.split(":").at(-1)));

/** The page calls `palique.name(...given)`. */
export const call = (page: Page, name: string, ...given: unknown[]): Promise<void> =>
  page.evaluate(
    ([method, values]) => {
      const { palique } = window as unknown as { palique: Record<string, (...all: unknown[]) => void> };
      palique[method]?.(...values);
    },
    [name, given] as const,
  );
