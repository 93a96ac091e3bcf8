import type { ShareView } from "@palique/shared/sharing.ts";
import { rowNamed } from "../inbox/inbox.model.ts";
import { visitorName } from "../inbox/row-text.ts";
import { me } from "../session.model.ts";
import { notify } from "../ui/notices.model.ts";
import { shareText } from "./share-text.ts";
import { t } from "./texts.ts";

interface Circumstances {
  /** This operator was looking at it. */
  wasSeen: boolean;
  isOwnEnd: boolean;
}

/** Says in passing what the visitor answered or ended, to the operator whom it is about. */
export function tellNews(share: ShareView, before: ShareView | undefined, about: Circumstances): void {
  const text = newsOf(share, before, about);
  if (text) notify(text, "info", null, `share ${share.id}`);
}

function newsOf(share: ShareView, before: ShareView | undefined, about: Circumstances): string | null {
  const selfId = me.peek()?.id;
  const row = rowNamed(share.conversationId);
  const name = row ? visitorName(row) : "";
  const { kind, media, ending, by } = share;
  if (share.state === "ended") {
    const isMine = by.id === selfId || about.wasSeen;
    if (before?.state === "ended" || !isMine || about.isOwnEnd || !ending || ending === "done") return null;
    const what = { kind, media, operatorName: by.name };
    if (before?.state === "active" && kind !== "capture") {
      const ms = (share.endedAt ?? 0) - (share.startedAt ?? 0);
      return shareText({ type: "share.ended", ...what, ending, ms }, name);
    }
    if (ending === "withdrawn" || ending === "refused" || ending === "unanswered" || ending === "failed") {
      return shareText({ type: "share.refused", ...what, ending }, name);
    }
    return null;
  }
  if (!before) return null;
  if (before.asks.control?.by.id === selfId && !share.asks.control) {
    return share.control.by?.id === selfId ? t("controlGiven", { name }) : t("controlNotGiven", { name });
  }
  if (before.control.by?.id === selfId && !share.control.by) return t("controlOver");
  if (before.asks.recording?.id === selfId && !share.asks.recording && !share.recording) {
    return t("recordingRefused", { name });
  }
  return null;
}
