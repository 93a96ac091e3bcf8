import type { App } from "../app.ts";
import type { Announce } from "../commit.ts";
import type { Conversation } from "../conversations/conversations.store.ts";
import type { Db } from "../db/store.ts";
import { addJob } from "../jobs/add-job.ts";
import { findSite } from "../sites/sites.store.ts";
import { pageLinks } from "./page-links.ts";

/** A message leads to pages: their titles are looked up afterwards, where the site wants them shown. */
export async function askTitles(
  app: App,
  trx: Db,
  announce: Announce,
  { id: conversationId, siteId }: Pick<Conversation, "id" | "siteId">,
  { seq, text }: { seq: number; text: string },
): Promise<void> {
  if (pageLinks(text).length === 0) return;
  const site = await findSite(trx, siteId);
  if (!site?.linkTitles) return;
  const key = `${conversationId}:${seq}`;
  const payload = { conversationId, seq };
  announce(await addJob(app, trx, { kind: "link-titles", key, payload, runAt: app.now() }));
}
