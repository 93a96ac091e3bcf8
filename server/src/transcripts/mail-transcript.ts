import type { MailOwnTranscript, MailTranscript } from "@palique/shared/transcript.ts";
import type { Actor, OperatorActor, VisitorActor } from "../actors.ts";
import { callerOf } from "../addresses.ts";
import type { App } from "../app.ts";
import { checkNotBlocked } from "../blocks/check-blocked.ts";
import { type Announce, commit } from "../commit.ts";
import { appendAndAnnounce, SYSTEM } from "../conversations/append-event.ts";
import type { Conversation } from "../conversations/conversations.store.ts";
import { findOwn, findOwnToWrite } from "../conversations/find-own.ts";
import { findByClientId } from "../conversations/messages.store.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { queueMail } from "../mail/queue-mail.ts";
import { recordAct } from "../settings/record-act.ts";
import { findVisitor, updateContact, type Visitor } from "../visitors/visitors.store.ts";
import { type Reader, readTranscript } from "./read-transcript.ts";
import { transcriptMail } from "./transcript-mail.ts";

interface Sending extends Reader {
  clientId: string;
  address: string;
  /** It is the visitor's. */
  isOwn: boolean;
}

/**
 * An operator sends what the visitor could read, and no more, to anybody. That it was sent stands in the
 * conversation for the team; to another address than the visitor's it is in the audit log, too.
 */
export async function mailTranscript(
  app: App,
  actor: OperatorActor,
  { conversationId, ...sending }: MailTranscript & { conversationId: string },
): Promise<void> {
  await findOwn(app, actor, conversationId);
  await limit(app, actor.id, sending.address);
  await commit(app, async (trx, announce) => {
    const conversation = await findOwnToWrite(app, trx, actor, conversationId);
    const visitor = await findVisitor(trx, conversation.visitorId);
    const isOwn = sending.address === visitor?.email;
    const timeZone = sending.timeZone ?? visitor?.timeZone ?? null;
    const isNew = await send(app, trx, announce, conversation, { ...sending, timeZone, isOwn }, actor);
    if (!isNew || isOwn) return;
    await recordAct(app, trx, actor.id, "transcript.mail", `${conversationId} ${sending.address}`);
  });
}

/**
 * A visitor gets the own conversation at the own address: the one that is known, else the one given now, which
 * is known from then on. Answers where it went. Fails with "bad-input" where there is none.
 */
export async function mailOwnTranscript(
  app: App,
  actor: VisitorActor,
  { conversationId, email, ...given }: MailOwnTranscript,
  from: { address: string },
): Promise<{ email: string }> {
  const { visitorId } = await findOwn(app, actor, conversationId);
  const known = await findVisitor(app.db, visitorId);
  const address = known?.email || email;
  if (!address) throw new AppError("bad-input", { field: "email" });
  await checkNotBlocked(app, { visitorId, email: address, address: from.address }, "not-accepted");
  await app.rates.consume("transcriptMailPerCaller", callerOf(from.address));
  await limit(app, visitorId, address);
  await commit(app, async (trx, announce) => {
    const conversation = await findOwnToWrite(app, trx, actor, conversationId);
    const visitor = await findVisitor(trx, visitorId);
    if (visitor && !visitor.email) await keepAddress(trx, announce, conversation, visitor, address);
    await send(app, trx, announce, conversation, { ...given, address, isOwn: true }, actor);
  });
  return { email: address };
}

async function limit(app: App, sender: string, address: string): Promise<void> {
  await app.rates.consume("transcriptMailPerPerson", sender);
  await app.rates.consume("transcriptMailPerAddress", address);
}

async function keepAddress(
  trx: Db,
  announce: Announce,
  { id }: Conversation,
  { contactId, name }: Visitor,
  email: string,
): Promise<void> {
  await updateContact(trx, contactId, { name, email });
  announce({ type: "conversation.changed", conversationId: id });
}

/** False for a repeat: the line in the conversation is there already, and so was the mail. */
async function send(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  { clientId, address, isOwn, ...reader }: Sending,
  actor: Actor,
): Promise<boolean> {
  if (await findByClientId(trx, conversation, clientId)) return false;
  const told = await readTranscript(app, conversation, reader, false, trx);
  const mail = { ...transcriptMail(told, address, isOwn), conversationId: conversation.id };
  announce(await queueMail(app, trx, mail));
  const operatorName = actor.kind === "operator" ? actor.name : null;
  const event = { type: "transcript.mailed" as const, to: address, operatorName };
  const line = {
    clientId,
    author: SYSTEM,
    visibility: "internal" as const,
    content: { event },
    at: app.now(),
  };
  await appendAndAnnounce(trx, announce, conversation, line, null);
  return true;
}
