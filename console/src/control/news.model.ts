import { effect, untracked } from "@preact/signals";
import { tagOf, tellAlert } from "../alerts/notices.model.ts";
import { isKnown, mine, noteInvited, snoozed } from "../inbox/inbox.model.ts";
import { visitorName } from "../inbox/row-text.ts";
import { announcement } from "../live/announcements.model.ts";
import { go } from "../router.ts";
import { inboxPath } from "../routes.ts";
import { notify } from "../ui/notices.model.ts";
import { wasTakenBack } from "./control.model.ts";
import { t } from "./texts.ts";

/** A colleague asks this operator into a chat. */
export function receiveHelpAsked(asked: { conversationId: string; number: number; byName: string }): void {
  noteInvited(asked.conversationId);
  const text = t("askedYouNow", { name: asked.byName });
  notify(text, "info", { label: t("show"), run: () => go(inboxPath("inbox", asked.number)) });
  announcement.value = text;
  tellAlert({
    event: "mention",
    tag: tagOf(asked.conversationId),
    title: text,
    body: "",
    path: inboxPath("inbox", asked.number),
    isNews: () => true,
  });
}

/** Says when a chat of this operator came back from snooze by itself. */
export function followSnoozed(): () => void {
  let before = new Set<string>();
  return effect(() => {
    const now = new Set(snoozed.value.map((row) => row.id));
    const own = mine.value;
    if (!isKnown.value) return;
    const back = own.find((row) => before.has(row.id));
    before = now;
    if (!back) return;
    untracked(() => {
      if (wasTakenBack(back.id)) return;
      notify(t("back", { visitor: visitorName(back) }), "info", {
        label: t("show"),
        run: () => go(inboxPath("inbox", back.number)),
      });
      tellAlert({
        event: "message",
        tag: tagOf(back.id),
        title: t("back", { visitor: visitorName(back) }),
        body: "",
        path: inboxPath("inbox", back.number),
        isNews: () => mine.value.some(({ id }) => id === back.id),
      });
    });
  });
}
