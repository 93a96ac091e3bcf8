import { computed, effect, untracked } from "@preact/signals";
import { showBadge } from "../alerts/badge.ts";
import { t as tShell } from "../app/texts.ts";
import { unreadTotal } from "../conversation/conversation.model.ts";
import { asked, departmentName, isKnown, organisation, waiting } from "../inbox/inbox.model.ts";
import { visitorName } from "../inbox/row-text.ts";
import { t } from "../inbox/texts.ts";
import { mentions } from "../mentions/mentions.model.ts";
import { route } from "../router.ts";
import { me } from "../session.model.ts";
import { teamUnread } from "../team-chats/team-chats.model.ts";
import { t as tTeam } from "../team-chats/texts.ts";
import { announcement } from "./announcements.model.ts";

/** What waits for this operator: chats in the queue or handed to them, and messages not read. */
export const needsMe = computed(() => waiting.value.length + asked.value.length + unreadTotal.value);

/** Title, badges and announcements follow what happens. */
export function followAttention(): () => void {
  const stops = [effect(showCount), announceWaiting()];
  return () => {
    for (const stop of stops) stop();
    document.title = "Palique";
    showBadge(0);
    announcement.value = "";
  };
}

function showCount(): void {
  const at = route.value.name;
  const place = at === "team" ? tTeam("title") : tShell(at === "tickets" || at === "settings" ? at : "inbox");
  const total = needsMe.value + mentions.value.length + teamUnread.value;
  showBadge(total);
  const count = total ? `(${total}) ` : "";
  const title = `${count}${place} · ${organisation.value || "Palique"}`;
  if (document.title !== title) document.title = title;
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
    });
  });
}
