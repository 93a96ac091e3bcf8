import type { LiveVisitor } from "@palique/shared/live-visitors.ts";
import { Mail, MailOpen, MessageCircle } from "lucide";
import { operatorName } from "../inbox/inbox.model.ts";
import { me } from "../session.model.ts";
import { digits } from "../text/time.ts";
import { Icon } from "../ui/Icon.tsx";
import { t } from "./list-texts.ts";
import { type Doing, doingOf } from "./state.ts";
import { watchedTime } from "./watched-time.ts";

/** What the visitor does now, in words and with a mark. */
export function StateMark({ row }: { row: LiveVisitor }) {
  const doing = doingOf(row, me.value?.id ?? "", operatorName);
  return (
    <span class={`doing doing-${doing.kind}`}>
      <Mark doing={doing} />
      <span class="ellipsis digits">
        {doing.kind === "left" && row.leftAt !== null
          ? t("leftAgo", { time: digits(watchedTime.value - row.leftAt) })
          : wordsFor(doing)}
      </span>
    </span>
  );
}

function Mark({ doing }: { doing: Doing }) {
  if (doing.kind === "chat" || doing.kind === "queued") return <Icon icon={MessageCircle} size={14} />;
  if (doing.kind === "invited") return <Icon icon={doing.opened ? MailOpen : Mail} size={14} />;
  return <span class={`live-dot live-dot-${doing.kind}`} aria-hidden="true" />;
}

function wordsFor(doing: Doing): string {
  if (doing.kind === "chat") {
    if (doing.by === "me") return t("chatMine");
    return doing.name ? t("chatWith", { name: doing.name }) : t("chat");
  }
  if (doing.kind === "invited") {
    if (doing.by === "me") return t(doing.opened ? "openedMine" : "invitedMine");
    return doing.name ? t("invitedBy", { name: doing.name }) : t("invited");
  }
  return t(doing.kind);
}
