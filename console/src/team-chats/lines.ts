import type { FileCard } from "@palique/shared/conversation.ts";
import type { TeamEvent, TeamMessage } from "@palique/shared/team.ts";
import type { OutboxEntry } from "../conversation/outbox.ts";
import { daysBetween } from "../text/time.ts";

export interface Said {
  key: string;
  text: string;
  files: readonly FileCard[];
  link: TeamMessage["link"];
  state: "sent" | "sending" | "failed";
}

export type Line =
  | { kind: "day"; key: string; at: number }
  | { kind: "event"; key: string; name: string; event: TeamEvent }
  | { kind: "group"; key: string; authorId: string; name: string; isMine: boolean; at: number; said: Said[] };

/** Messages of one person this close together share one time. */
const TOGETHER_MS = 5 * 60_000;

/** What a room shows: days, what happened, what was said; what is on its way comes last. */
export function roomLines(
  messages: readonly TeamMessage[],
  unsent: readonly OutboxEntry[],
  self: { id: string; name: string },
): Line[] {
  const lines: Line[] = [];
  let day: number | null = null;
  const dayOf = (at: number) => {
    if (day === null || daysBetween(day, at) !== 0) lines.push({ kind: "day", key: `day-${at}`, at });
    day = at;
  };
  const say = (author: { id: string; name: string }, at: number, said: Said) => {
    const last = lines.at(-1);
    if (last?.kind === "group" && last.authorId === author.id && at - last.at < TOGETHER_MS) {
      last.said.push(said);
      last.at = Math.max(last.at, at);
      return;
    }
    const isMine = author.id === self.id;
    lines.push({
      kind: "group",
      key: said.key,
      authorId: author.id,
      name: author.name,
      isMine,
      at,
      said: [said],
    });
  };
  for (const { clientId, author, text, link, extra, event, at } of messages) {
    dayOf(at);
    if (event) lines.push({ kind: "event", key: clientId, name: author.name, event });
    else say(author, at, { key: clientId, text, files: extra?.files ?? [], link, state: "sent" });
  }
  const there = new Set(messages.map((message) => message.clientId));
  for (const { clientId, text, files = [], at, failed } of unsent) {
    if (there.has(clientId)) continue;
    dayOf(at);
    say(self, at, { key: clientId, text, files, link: null, state: failed ? "failed" : "sending" });
  }
  return lines;
}
