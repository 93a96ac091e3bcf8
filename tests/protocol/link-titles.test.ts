import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { SiteAdmin } from "@palique/shared/admin.ts";
import { withChanges } from "@palique/shared/changes.ts";
import type { Message } from "@palique/shared/conversation.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newClientId } from "../support/clients.ts";
import { talking, useDesk } from "../support/desk.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { until } from "../support/wait.ts";
import { readAll } from "./reader.ts";

/** Titles of linked pages, read from a real server on this machine. */
onEachDatabase("link titles", (engine) => {
  const desk = useDesk({ engine, env: { LINKS_PRIVATE: "on" } });
  const asked: string[] = [];
  const pages = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<title>Page ${request.url} &amp; <b>more</b></title>`);
  });
  let at = "";
  beforeAll(async () => {
    await new Promise<void>((done) => pages.listen(0, "127.0.0.1", done));
    at = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
  });
  afterAll(() => pages.close());

  async function showTitles(linkTitles: boolean): Promise<void> {
    const { admin } = desk();
    const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
    await admin.value("PATCH", `/sites/${site?.id}`, { linkTitles });
  }
  const now = async (reader: Parameters<typeof readAll>[0], { conversationId, seq }: Message) =>
    withChanges(await readAll(reader, conversationId)).find((one) => one.seq === seq);
  const titles = async (reader: Parameters<typeof readAll>[0], message: Message) =>
    (await now(reader, message))?.extra?.links;

  test("a site that did not ask for titles has none, and nobody's page is opened", async () => {
    const { visitor, operator, conversationId } = await talking(desk());
    await visitor.say(conversationId, `See ${at}/never`);
    await operator.say(conversationId, "I do not see it");
    await showTitles(true);
    const later = await visitor.say(conversationId, `And ${at}/later`);
    await until("the later one has its title", async () => (await titles(visitor, later)) !== undefined);
    expect(asked).not.toContain("/never");
  });

  test("both sides get the titles of what either links to, as the title's own plain words", async () => {
    await showTitles(true);
    const { visitor, operator, conversationId } = await talking(desk());
    for (const [writer, path] of [
      [visitor, "/v"],
      [operator, "/o"],
    ] as const) {
      const message = await writer.say(conversationId, `Look: ${at}${path}`);
      const links = [{ url: at + path, title: `Page ${path} & <b>more</b>` }];
      for (const reader of [visitor, operator]) {
        await until("the title is there", async () => (await titles(reader, message)) !== undefined);
        expect(await titles(reader, message)).toEqual(links);
      }
      expect(await now(visitor, message)).not.toHaveProperty("extra.editedAt");
    }
    expect(desk().server.output()).toContain("links.titled");
    expect(desk().server.output()).not.toContain(at);
  });

  test("other words have other titles, and a deleted message has none", async () => {
    await showTitles(true);
    const { visitor, conversationId } = await talking(desk());
    const message = await visitor.say(conversationId, `Look: ${at}/one`);
    await until("the title is there", async () => (await titles(visitor, message)) !== undefined);
    const target = { conversationId, seq: message.seq };
    await visitor.value("message:edit", { clientId: newClientId(), ...target, text: `Rather ${at}/two` });
    await until(
      "the new title is there",
      async () => (await titles(visitor, message))?.[0]?.url === `${at}/two`,
    );
    expect(await titles(visitor, message)).toHaveLength(1);
    await visitor.value("message:delete", { clientId: newClientId(), ...target });
    expect(await titles(visitor, message)).toBeUndefined();
  });
});
