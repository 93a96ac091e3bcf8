import { fileNews } from "@palique/shared/file-news.ts";
import { plainText } from "@palique/shared/markdown.ts";
import type { TeamMessage, TeamRoom } from "@palique/shared/team.ts";
import { batch, computed, signal } from "@preact/signals";
import { tellAlert } from "../alerts/notices.model.ts";
import { retryMissing } from "../conversation/threads.model.ts";
import { filesText } from "../files/files-text.ts";
import { noteInvited, operators } from "../inbox/inbox.model.ts";
import { announcement } from "../live/announcements.model.ts";
import { ask } from "../live/ask.ts";
import { isAttending } from "../live/attention.ts";
import { route } from "../router.ts";
import { teamPath } from "../routes.ts";
import { me } from "../session.model.ts";
import { catchUpRoom, forgetTalks, receiveInTalk, talks } from "./talks.model.ts";
import { t } from "./texts.ts";
import { noLongerTyping } from "./typing.model.ts";

/** The chats of the team this operator is in, by id. */
export const rooms = signal<ReadonlyMap<string, TeamRoom>>(new Map());

/** Newest words first. */
export const roomList = computed(() =>
  [...rooms.value.values()].filter((room) => room.lastSeq > 0).sort((a, b) => b.last.at - a.last.at),
);

/** Colleagues there is no direct chat with yet: who is here first. */
export const strangers = computed(() => {
  const known = new Set(roomList.value.filter(({ kind }) => kind === "direct").map(otherIn));
  return [...operators.value.values()]
    .filter(({ id }) => id !== me.value?.id && !known.has(id))
    .sort((a, b) => Number(b.connected) - Number(a.connected) || a.name.localeCompare(b.name));
});

export function unreadOf(room: TeamRoom): number {
  return Math.max(0, room.lastSeq - room.readSeq);
}
export const teamUnread = computed(() => roomList.value.reduce((sum, room) => sum + unreadOf(room), 0));

/** The other one of a direct chat. */
export function otherIn(room: TeamRoom): string {
  return room.memberIds.find((id) => id !== me.value?.id) ?? "";
}

/** What this operator calls the room: the other's name, or the group's. */
export function roomName(room: TeamRoom): string {
  if (room.kind === "direct") return operators.value.get(otherIn(room))?.name ?? "";
  if (room.name) return room.name;
  const others = room.memberIds.filter((id) => id !== me.value?.id);
  return others.map((id) => operators.value.get(id)?.name ?? "").join(", ");
}

/** After every connection: what the server holds is the truth, and what is open asks for what it missed. */
export async function loadRooms(): Promise<void> {
  const reply = await ask("team:list", {});
  if (!reply.ok) return;
  const begun = [...rooms.peek().values()].filter((room) => room.lastSeq === 0);
  rooms.value = new Map([...begun, ...reply.value.map(newer)].map((room) => [room.id, room]));
  for (const id of talks.peek().keys()) void catchUpRoom(id);
}

/** What was read here may not have reached the server yet. */
function newer(room: TeamRoom): TeamRoom {
  const held = rooms.peek().get(room.id);
  const readSeq = Math.max(room.readSeq, held?.readSeq ?? 0);
  return { ...(held && held.rev > room.rev ? held : room), readSeq };
}

export function receiveRoom(room: TeamRoom): void {
  const next = new Map(rooms.peek());
  if (room.memberIds.includes(me.peek()?.id ?? "")) next.set(room.id, newer(room));
  else next.delete(room.id);
  rooms.value = next;
}

export function receiveTeamMessage(message: TeamMessage): void {
  const { roomId, seq, author, text, event, at, link } = message;
  const files = fileNews(message.extra?.files);
  const isMine = author.id === me.peek()?.id;
  if (link) {
    noteInvited(link.id);
    retryMissing(link.id);
  }
  batch(() => {
    receiveInTalk(message);
    noLongerTyping(roomId, author.id);
    const room = rooms.peek().get(roomId);
    if (!room) return void loadRooms();
    if (seq <= room.lastSeq) return;
    const words = plainText(text) || (link ? `#${link.number}` : "");
    const last = { authorId: author.id, text: words, event, files, at };
    const readSeq = isMine ? seq : room.readSeq;
    rooms.value = new Map(rooms.peek()).set(roomId, { ...room, lastSeq: seq, last, readSeq });
  });
  const at_ = route.peek();
  const isInSight = isAttending.peek() && at_.name === "team" && at_.ref === roomId;
  if (isMine || isInSight || event) return;
  const body = files ? filesText(files, plainText(text)) : plainText(text) || (link ? `#${link.number}` : "");
  announcement.value = t("announce", { name: author.name, text: body });
  tellAlert({
    event: "mention",
    tag: `t:${roomId}`,
    title: author.name,
    body,
    path: teamPath(roomId),
    isNews: () => (rooms.value.get(roomId)?.readSeq ?? 0) < seq,
  });
}

export function receiveTeamRead(roomId: string, seq: number): void {
  const room = rooms.peek().get(roomId);
  if (room && seq > room.readSeq) rooms.value = new Map(rooms.peek()).set(roomId, { ...room, readSeq: seq });
}

/** The end of the room is on the screen, and somebody looks. */
export function markRoomSeen(roomId: string, seq: number): void {
  const room = rooms.peek().get(roomId);
  if (!room || seq <= room.readSeq || !isAttending.peek()) return;
  receiveTeamRead(roomId, seq);
  void ask("team:read", { roomId, seq });
}

/** The direct chat with a colleague, or a new group; the room, once the server has it. */
export async function startRoom(memberIds: readonly string[], name: string): Promise<TeamRoom | null> {
  const reply = await ask("team:start", { clientId: crypto.randomUUID(), memberIds: [...memberIds], name });
  if (!reply.ok) return null;
  receiveRoom(reply.value);
  return rooms.peek().get(reply.value.id) ?? null;
}

export function clearTeam(): void {
  batch(() => {
    rooms.value = new Map();
    forgetTalks();
  });
}
