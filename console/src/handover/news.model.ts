import type { Message } from "@palique/shared/conversation.ts";
import { effect, untracked } from "@preact/signals";
import { asked, isKnown, mine, pending, rowNamed } from "../inbox/inbox.model.ts";
import { visitorName } from "../inbox/row-text.ts";
import { t as tInbox } from "../inbox/texts.ts";
import { announcement } from "../live/announcements.model.ts";
import { me } from "../session.model.ts";
import { notify } from "../ui/notices.model.ts";
import { askedBy } from "./handover.model.ts";
import { t } from "./texts.ts";

/** How a request ended, for whoever sent it: in passing; the line in the conversation stays. */
export function tellOutcome({ event, conversationId }: Message): void {
  const self = me.peek();
  if (!self || !event) return;
  const row = rowNamed(conversationId);
  const visitor = row ? visitorName(row) : tInbox("noName");
  if (event.type === "transfer.closed" && isFromMe(event, self) && event.reason !== "withdrawn") {
    notify(t(event.reason, { name: event.toName, visitor }));
  }
  const isPassed = event.type === "chat.transferred" && isFromMe(event, self);
  if (isPassed && event.operatorName) notify(t("passed", { name: event.operatorName, visitor }));
}

/** By id: two operators may have the same name. What was stored before ids were kept says only the name. */
function isFromMe(
  event: { fromId?: string | null; fromName: string },
  self: { id: string; name: string },
): boolean {
  return event.fromId === undefined ? event.fromName === self.name : event.fromId === self.id;
}

/** Says what came to this operator: a request to take a chat over, or a chat nobody here asked for. */
export function followHandovers(): () => void {
  const stops = [announceAsked(), announceGiven()];
  return () => {
    for (const stop of stops) stop();
  };
}

function announceAsked(): () => void {
  let known: Set<string> | null = null;
  return effect(() => {
    const rows = asked.value;
    if (!isKnown.value) return;
    const before = known;
    known = new Set(rows.map((row) => row.id));
    const fresh = before && rows.find((row) => !before.has(row.id));
    if (!fresh) return;
    untracked(() => {
      announcement.value = t("announceAsked", { name: askedBy(fresh), visitor: visitorName(fresh) });
    });
  });
}

function announceGiven(): () => void {
  let known: Set<string> | null = null;
  return effect(() => {
    const rows = mine.value;
    if (!isKnown.value) return;
    const before = known;
    // What is under way was done here; it is known once it shows.
    known = new Set(rows.map((row) => row.id));
    const fresh = before && rows.find((row) => !before.has(row.id) && !pending.peek().has(row.id));
    if (!fresh) return;
    untracked(() => {
      notify(t("yours", { visitor: visitorName(fresh) }), "info", null, `yours ${fresh.id}`);
    });
  });
}
