import type { FileCard, Message, Quote } from "@palique/shared/conversation.ts";
import { batch, effect, signal } from "@preact/signals";
import { ask } from "../live/ask.ts";
import {
  addEntry,
  changeEntry,
  nextToSend,
  type Outbox,
  type OutboxEntry,
  removeEntry,
  restoreEntries,
  retryEntry,
} from "./outbox.ts";
import { outboxStorage } from "./outbox-storage.ts";
import { receive, receiveScheduled, threads } from "./threads.model.ts";

/** Everything written and not yet part of a conversation, in the order it was written. */
export const outbox = signal<Outbox>([]);
let storage: ReturnType<typeof outboxStorage> | null = null;
const sending = new Set<string>();

/** The operator signed in: what was left to send goes on. */
export function openOutbox(operatorId: string): void {
  storage = outboxStorage(operatorId, () => localStorage);
  outbox.value = restoreEntries([], storage.all());
  pump();
}

/** Signed out: what waits stays in the browser for the next sign-in of the same operator. */
export function closeOutbox(): void {
  storage = null;
  outbox.value = [];
}

export function sendMessage(
  conversationId: string,
  text: string,
  files: readonly FileCard[] = [],
  answers?: Quote,
): void {
  send(conversationId, text, null, files, { answers });
}

/** A note for the team; whoever it names is told, and the operator in charge when it is whispered to them. */
export function addNote(
  conversationId: string,
  text: string,
  mentionIds: readonly string[],
  files: readonly FileCard[] = [],
  how: Pick<OutboxEntry, "whisper" | "answers"> = {},
): void {
  send(conversationId, text, mentionIds, files, how);
}

/** The visitor sees it being typed first; the server takes the time. `cannedId`: the files of that text go along. */
export function sendTyped(
  conversationId: string,
  text: string,
  files: readonly FileCard[] = [],
  cannedId?: string,
): void {
  send(conversationId, text, null, files, cannedId ? { typed: true, cannedId } : { typed: true });
}

function send(
  conversationId: string,
  text: string,
  mentionIds: readonly string[] | null,
  files: readonly FileCard[],
  how: Pick<OutboxEntry, "whisper" | "typed" | "cannedId" | "answers"> = {},
): void {
  const clientId = crypto.randomUUID();
  const entry = { clientId, conversationId, text, mentionIds, files, at: Date.now() };
  outbox.value = addEntry(outbox.peek(), { ...entry, ...how });
  keep(clientId);
  pump();
}

export function retryMessage(clientId: string): void {
  outbox.value = retryEntry(outbox.peek(), clientId, Date.now());
  keep(clientId);
  pump();
}

export function discardMessage(clientId: string): void {
  storage?.forget(clientId);
  outbox.value = removeEntry(outbox.peek(), clientId);
}

function keep(clientId: string): void {
  const entry = outbox.peek().find((one) => one.clientId === clientId);
  if (entry) storage?.keep(entry);
}

function pump(): void {
  for (const id of new Set(outbox.peek().map((entry) => entry.conversationId))) void sendAll(id);
}

/** One conversation's messages, one after the other. */
async function sendAll(conversationId: string): Promise<void> {
  if (sending.has(conversationId)) return;
  sending.add(conversationId);
  for (;;) {
    const entry = nextToSend(outbox.peek(), conversationId);
    if (!entry || !(await sendOne(entry))) break;
  }
  sending.delete(conversationId);
}

/** False: the console was signed out meanwhile. */
async function sendOne(entry: OutboxEntry): Promise<boolean> {
  if (entry.typed) return schedule(entry);
  const { clientId, conversationId, text, mentionIds, files = [], whisper = false, answers } = entry;
  const mine = storage;
  const fileIds = files.map((file) => file.id);
  const replyTo = answers?.seq;
  const reply = mentionIds
    ? await ask("note:add", {
        clientId,
        conversationId,
        text,
        fileIds,
        mentionIds: [...mentionIds],
        whisper,
        replyTo,
      })
    : await ask("message:send", { clientId, conversationId, text, fileIds, replyTo });
  if (mine !== storage) return false;
  if (reply.ok) {
    acknowledged(clientId, reply.value);
  } else if (reply.error === "not-signed-in") {
    return false;
  } else {
    outbox.value = changeEntry(outbox.peek(), clientId, { failed: reply.error });
    keep(clientId);
  }
  return true;
}

/** As sendOne, for what is sent as if typed: it waits on the server from then on. */
async function schedule({
  clientId,
  conversationId,
  text,
  files = [],
  cannedId,
}: OutboxEntry): Promise<boolean> {
  const mine = storage;
  const fileIds = files.map((file) => file.id);
  const input = { clientId, conversationId, text, fileIds, ...(cannedId && { cannedId }) };
  const reply = await ask("scheduled:add", input);
  if (mine !== storage || (!reply.ok && reply.error === "not-signed-in")) return false;
  batch(() => {
    const thread = threads.peek().get(conversationId);
    if (reply.ok) {
      if (thread) receiveScheduled(thread, reply.value);
      discardMessage(clientId);
    } else {
      outbox.value = changeEntry(outbox.peek(), clientId, { failed: reply.error });
      keep(clientId);
    }
  });
  return true;
}

/** It is on the server's disk, and needs no keeping here. */
function acknowledged(clientId: string, message: Message): void {
  storage?.forget(clientId);
  const thread = threads.peek().get(message.conversationId);
  batch(() => {
    outbox.value = changeEntry(outbox.peek(), clientId, { seq: message.seq });
    if (thread) receive(thread, message);
  });
}

// What is stored leaves the outbox once the conversation shows it, so that it never blinks: with the answer, or later,
// when somebody who read far back is at the end again.
effect(() => {
  const rest = outbox.value.filter((entry) => !isShown(entry));
  if (rest.length < outbox.value.length) outbox.value = rest;
});

function isShown({ conversationId, seq }: OutboxEntry): boolean {
  if (seq === null) return false;
  const thread = threads.value.get(conversationId);
  return !thread || seq <= thread.timeline.value.last;
}
