import type { Mention } from "@palique/shared/operator.ts";
import { computed, signal } from "@preact/signals";
import { noteInvited, operators } from "../inbox/inbox.model.ts";
import { announcement } from "../live/announcements.model.ts";
import { isAttending } from "../live/attention.ts";
import { beep } from "../live/sound.model.ts";
import { go } from "../router.ts";
import { inboxPath } from "../routes.ts";
import { me } from "../session.model.ts";
import { t } from "./texts.ts";
import { readUpTo, withMention } from "./unread.ts";

/** Notes that name this operator and were not read, oldest first. */
export const mentions = signal<readonly Mention[]>([]);
/** The message to bring into sight once its conversation shows; `focus`: somebody asked to go there. */
export const spot = signal<{ conversationId: string; seq: number; focus: boolean } | null>(null);
/** Who can be named: everybody but oneself, who is there first. */
export const colleagues = computed(() =>
  [...operators.value.values()]
    .filter(({ id }) => id !== me.value?.id)
    .sort((a, b) => Number(b.connected) - Number(a.connected) || a.name.localeCompare(b.name)),
);

/** Came by themselves while the list was on its way. */
let early: Mention[] | null = null;

export function mentionsAsked(): void {
  early = [];
}

export function receiveMentions(list: readonly Mention[]): void {
  mentions.value = (early ?? []).reduce(withMention, list);
  early = null;
}

export function receiveMention(mention: Mention): void {
  early?.push(mention);
  noteInvited(mention.conversationId);
  const before = mentions.peek();
  mentions.value = withMention(before, mention);
  if (mentions.peek() === before) return;
  announcement.value = t("announce", { name: mention.byName, text: mention.text });
  if (!isAttending.peek()) beep("chat");
}

export function mentionsRead(conversationId: string, seq: number): void {
  mentions.value = readUpTo(mentions.peek(), conversationId, seq);
}

export function clearMentions(): void {
  mentions.value = [];
  spot.value = null;
}

/** Opens the conversation where the note stands. */
export function showMention({ conversationId, number, seq }: Mention): void {
  spot.value = { conversationId, seq, focus: true };
  go(inboxPath("inbox", number));
}
