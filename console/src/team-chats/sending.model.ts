import type { FileCard } from "@palique/shared/conversation.ts";
import type { TeamMessage } from "@palique/shared/team.ts";
import { signal } from "@preact/signals";
import {
  addEntry,
  changeEntry,
  nextToSend,
  type Outbox,
  removeEntry,
  restoreEntries,
  retryEntry,
} from "../conversation/outbox.ts";
import { outboxStorage } from "../conversation/outbox-storage.ts";
import { ask } from "../live/ask.ts";
import { receiveTeamMessage } from "./team-chats.model.ts";

/** What was written to the team and is not stored yet; `conversationId` is the room's. It survives a reload. */
export const teamOutbox = signal<Outbox>([]);
let storage: ReturnType<typeof outboxStorage> | null = null;
const sending = new Set<string>();

export function openTeamOutbox(operatorId: string): void {
  storage = outboxStorage(`team.${operatorId}`, () => localStorage);
  teamOutbox.value = restoreEntries([], storage.all());
  pumpAll();
}

export function closeTeamOutbox(): void {
  storage = null;
  teamOutbox.value = [];
}

export function sendToTeam(roomId: string, text: string, files: readonly FileCard[]): void {
  const clientId = crypto.randomUUID();
  const entry = { clientId, conversationId: roomId, text, mentionIds: null, files, at: Date.now() };
  teamOutbox.value = addEntry(teamOutbox.peek(), entry);
  keep(clientId);
  pumpAll();
}

export function retryToTeam(clientId: string): void {
  teamOutbox.value = retryEntry(teamOutbox.peek(), clientId, Date.now());
  keep(clientId);
  pumpAll();
}

export function discardToTeam(clientId: string): void {
  storage?.forget(clientId);
  teamOutbox.value = removeEntry(teamOutbox.peek(), clientId);
}

/** Shows a conversation in a room, with some words. Null where the server says no. */
export async function showInRoom(
  roomId: string,
  conversationId: string,
  text: string,
): Promise<TeamMessage | null> {
  const reply = await ask("team:send", { clientId: crypto.randomUUID(), roomId, text, conversationId });
  if (!reply.ok) return null;
  receiveTeamMessage(reply.value);
  return reply.value;
}

function keep(clientId: string): void {
  const entry = teamOutbox.peek().find((one) => one.clientId === clientId);
  if (entry) storage?.keep(entry);
}

function pumpAll(): void {
  for (const roomId of new Set(teamOutbox.peek().map((entry) => entry.conversationId))) void pump(roomId);
}

/** One at a time and in order, per room. */
async function pump(roomId: string): Promise<void> {
  if (sending.has(roomId)) return;
  sending.add(roomId);
  for (;;) {
    const mine = storage;
    const entry = nextToSend(teamOutbox.peek(), roomId);
    if (!entry || !mine) break;
    const { clientId, text, files = [] } = entry;
    const fileIds = files.map((file) => file.id);
    const reply = await ask("team:send", { clientId, roomId, text, fileIds, conversationId: null });
    if (mine !== storage || (!reply.ok && reply.error === "not-signed-in")) break;
    if (reply.ok) {
      storage?.forget(clientId);
      receiveTeamMessage(reply.value);
      teamOutbox.value = removeEntry(teamOutbox.peek(), clientId);
    } else {
      teamOutbox.value = changeEntry(teamOutbox.peek(), clientId, { failed: reply.error });
      keep(clientId);
    }
  }
  sending.delete(roomId);
}
