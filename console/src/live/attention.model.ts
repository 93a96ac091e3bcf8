import { computed, effect, untracked } from "@preact/signals";
import { t as tShell } from "../app/texts.ts";
import { unreadTotal } from "../conversation/conversation.model.ts";
import { asked, departmentName, isKnown, organisation, waiting } from "../inbox/inbox.model.ts";
import { visitorName } from "../inbox/row-text.ts";
import { t } from "../inbox/texts.ts";
import { mentions } from "../mentions/mentions.model.ts";
import { route } from "../router.ts";
import { me } from "../session.model.ts";
import { announcement } from "./announcements.model.ts";
import { isAttending } from "./attention.ts";
import { beep } from "./sound.model.ts";

/** What waits for this operator: chats in the queue or handed to them, and messages not read. */
export const needsMe = computed(() => waiting.value.length + asked.value.length + unreadTotal.value);

/** Title, sound and announcements follow what happens. */
export function followAttention(): () => void {
  const stops = [effect(showTitle), announceWaiting(), beepForMessages()];
  return () => {
    for (const stop of stops) stop();
    document.title = "Palique";
    announcement.value = "";
  };
}

function showTitle(): void {
  const at = route.value.name;
  const place = at === "tickets" || at === "settings" ? tShell(at) : tShell("inbox");
  const total = needsMe.value + mentions.value.length;
  const count = total ? `(${total}) ` : "";
  document.title = `${count}${place} · ${organisation.value || "Palique"}`;
}

/** A chat that was not waiting a moment ago, or is offered now. */
function announceWaiting(): () => void {
  let known: Set<string> | null = null;
  return effect(() => {
    const rows = waiting.value;
    if (!isKnown.value) return;
    const keyOf = (row: (typeof rows)[number]) => {
      const isForMe = row.chat?.offer?.operatorId === me.peek()?.id;
      return { row, isForMe, key: `${row.chat?.id}${isForMe ? "!" : ""}` };
    };
    const all = rows.map(keyOf);
    const before = known;
    known = new Set(all.map(({ key }) => key));
    const fresh = before && all.find(({ key }) => !before.has(key));
    if (!fresh) return;
    untracked(() => {
      const about = { name: visitorName(fresh.row), department: departmentName(fresh.row.departmentId) };
      announcement.value = t(fresh.isForMe ? "announceOffer" : "announceWaiting", about);
      if (!isAttending.peek() && me.peek()?.status === "online") beep("chat");
    });
  });
}

function beepForMessages(): () => void {
  let before: number | null = null;
  return effect(() => {
    const unread = unreadTotal.value;
    if (!isKnown.value) return;
    if (before !== null && unread > before && !isAttending.peek()) beep("message");
    before = unread;
  });
}
