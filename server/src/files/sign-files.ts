import { createHmac, timingSafeEqual } from "node:crypto";
import type { FileCard, Message, MessageExtra } from "@palique/shared/conversation.ts";
import type { TeamMessage } from "@palique/shared/team.ts";

const DAY_MS = 86_400_000;
/** How many days an address works in a page; the same one is made all day, so that it can be cached. */
const PAGE_DAYS = 7;

/** In a mail, which is read later and whenever. */
export const MAIL_DAYS = 30;

/** A stored card as it goes over the wire: its key becomes addresses that work for some days. */
export function signFile(stored: FileCard, now: number, days = PAGE_DAYS): FileCard {
  const { id, name, url: key, thumbnail } = stored;
  const day = Math.floor(now / DAY_MS) + days;
  const base = `/files/${id}/${day.toString(36)}-${signature(key, id, day)}`;
  return {
    ...stored,
    url: `${base}/full/${encodeURIComponent(name)}`,
    thumbnail: thumbnail === null ? null : `${base}/small`,
  };
}

/** A message's stored extra as it goes over the wire. */
export function signExtra(extra: MessageExtra, now: number): MessageExtra {
  return extra.files ? { ...extra, files: extra.files.map((file) => signFile(file, now)) } : extra;
}

/** An event that tells what a message is now tells of its files, too. */
export function signEvent(event: Message["event"], now: number): Message["event"] {
  return event?.type === "message.changed" && event.extra
    ? { ...event, extra: signExtra(event.extra, now) }
    : event;
}

/** The same for what operators say among themselves. */
export function signTeamMessage(message: TeamMessage, now: number): TeamMessage {
  if (!message.extra) return message;
  return { ...message, extra: { files: message.extra.files.map((file) => signFile(file, now)) } };
}

/** Whether this part of an address was made with the key and works still. */
export function isSigned(key: string, id: string, part: string, now: number): boolean {
  const [, day36 = "", given = ""] = /^([0-9a-z]{1,8})-([\w-]{22})$/.exec(part) ?? [];
  const day = Number.parseInt(day36, 36);
  if (!(day * DAY_MS > now)) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(signature(key, id, day)));
}

function signature(key: string, id: string, day: number): string {
  return createHmac("sha256", key).update(`${id} ${day}`).digest("base64url").slice(0, 22);
}
