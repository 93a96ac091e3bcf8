import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { openId, unreadIn } from "../conversation/conversation.model.ts";
import { threads } from "../conversation/threads.model.ts";
import { locale } from "../i18n/locale.ts";
import { now } from "../live/clock.ts";
import { followLink } from "../router.ts";
import { ago } from "../text/time.ts";
import { t as tTicket } from "../tickets/texts.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { CountBadge } from "../ui/Badge.tsx";
import { departmentName } from "./inbox.model.ts";
import { lastWords, visitorName } from "./row-text.ts";
import { t } from "./texts.ts";
import { WaitTime } from "./WaitTime.tsx";
import "./row.css";

interface RowProps {
  row: ConversationSummary;
  href: string;
  /** The tab stop of the list; the others are reached with the arrows. */
  isStop: boolean;
  /** What stands under the time, instead of the unread count. */
  actions?: ComponentChildren;
  note?: ComponentChildren;
  tone?: "offer" | "asked" | "gone";
}

/** One conversation in a list. It keeps its height whatever changes in it. */
export function RowView({ row, href, isStop, actions, note, tone }: RowProps) {
  const isOpen = tone !== "gone" && openId.value === row.id;
  const unread = unreadIn(row.id);
  const draft = threads.value.get(row.id)?.draft.value ?? "";
  const isTicket = row.ticket !== null;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) item.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen]);
  return (
    <li ref={item} class={`row ${tone ? `row-${tone}` : ""} ${isOpen ? "row-open" : ""}`} data-id={row.id}>
      <a
        class="row-link"
        href={href}
        tabIndex={isStop ? 0 : -1}
        aria-current={isOpen ? "true" : undefined}
        onClick={followLink}
      >
        <Avatar id={row.id} name={isTicket ? "#" : visitorName(row)} />
        <span class="row-who">
          <strong class={`row-name ellipsis ${unread ? "row-name-new" : ""}`} dir="auto">
            {row.ticket?.subject ?? visitorName(row)}
          </strong>
          {!isTicket && <span class="row-department ellipsis">{departmentName(row.departmentId)}</span>}
        </span>
        <span class="row-time digits">{tone !== "gone" && <RowTime row={row} />}</span>
        <span class="row-last">
          {note ?? <LastWords row={row} draft={draft} />}
          {!actions && <CountBadge count={unread} label={t("unread", { n: unread })} />}
        </span>
      </a>
      {actions && <span class="row-actions">{actions}</span>}
    </li>
  );
}

function RowTime({ row }: { row: ConversationSummary }) {
  const { chat, waitingSince, last } = row;
  if (chat?.state === "queued") return <WaitTime since={chat.queuedAt} kind="queue" />;
  if (chat?.state === "active" && waitingSince !== null)
    return <WaitTime since={waitingSince} kind="answer" />;
  return <>{ago(last?.at ?? row.createdAt, now.value, locale.value)}</>;
}

function LastWords({ row, draft }: { row: ConversationSummary; draft: string }) {
  if (draft) {
    return (
      <em class="row-draft ellipsis" dir="auto">
        {draft}
      </em>
    );
  }
  const { ticket } = row;
  const { lead, text } = lastWords(row);
  const about = ticket && `#${row.number} · ${tTicket(ticket.type)} · ${visitorName(row)}`;
  return (
    <span class="row-words ellipsis" dir="auto">
      {about ?? (lead ? `${lead} ${text}` : text)}
    </span>
  );
}
