import type { LinkTranscript, TranscriptFormat, TranscriptLink } from "@palique/shared/transcript.ts";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { type Conversation, findConversation } from "../conversations/conversations.store.ts";
import { findOwn } from "../conversations/find-own.ts";
import { AppError } from "../errors.ts";
import { isSigned, sign } from "../settings/sign.ts";

/** Long enough to look at it and print it. */
const WORKS_MS = 15 * 60_000;

/**
 * A visitor's token lives in the page, not in a cookie: for what is opened in a tab of its own they get an address
 * that shows this one conversation, the public part of it, for some minutes.
 */
export async function linkTranscript(
  app: App,
  actor: VisitorActor,
  { conversationId, locale, timeZone }: LinkTranscript,
): Promise<TranscriptLink> {
  await app.rates.consume("transcriptPerPerson", actor.visitorId ?? "");
  const { id } = await findOwn(app, actor, conversationId);
  const until = (app.now() + WORKS_MS).toString(36);
  const query = new URLSearchParams({
    lang: locale,
    until,
    sign: await sign(app, ["transcript", id, until]),
  });
  if (timeZone) query.set("zone", timeZone);
  return { path: pathOf(id, "print", query) };
}

/** What a signed address names. Fails with "expired"; a forged one is "not-found". */
export async function findLinked(
  app: App,
  id: string,
  { until, sign: given }: { until: string; sign: string },
): Promise<Conversation> {
  if (!(await isSigned(app, ["transcript", id, until], given))) throw new AppError("not-found");
  if (Number.parseInt(until, 36) <= app.now()) throw new AppError("expired");
  const conversation = await findConversation(app.db, id);
  if (!conversation) throw new AppError("not-found");
  return conversation;
}

export function pathOf(id: string, format: TranscriptFormat, query: URLSearchParams): string {
  return `/transcripts/${id}/${format}?${query}`;
}
