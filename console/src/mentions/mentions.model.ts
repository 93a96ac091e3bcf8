import type { Mention } from "@palique/shared/operator.ts";
import { computed, signal } from "@preact/signals";
import { tellAlert } from "../alerts/notices.model.ts";
import { t as tAlerts } from "../alerts/texts.ts";
import { retryMissing } from "../conversation/threads.model.ts";
import { noteInvited, operators } from "../inbox/inbox.model.ts";
import { announcement } from "../live/announcements.model.ts";
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
  retryMissing(mention.conversationId);
  const before = mentions.peek();
  mentions.value = withMention(before, mention);
  if (mentions.peek() === before) return;
  announcement.value = t("announce", { name: mention.byName, text: mention.text });
  const { conversationId, seq, number } = mention;
  tellAlert({
    event: "mention",
    tag: `m:${conversationId}`,
    title: tAlerts("mentioned", { name: mention.byName }),
    body: mention.text,
    path: inboxPath("inbox", number),
    isNews: () => mentions.value.some((one) => one.conversationId === conversationId && one.seq === seq),
  });
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
