import type { ConversationSummary } from "@palique/shared/operator.ts";
import { Columns2, Pause } from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { RowCheck } from "../bulk/RowCheck.tsx";
import { PriorityMark, TagDots } from "../control/marks.tsx";
import { t as tControl } from "../control/texts.ts";
import { openId, unreadIn } from "../conversation/conversation.model.ts";
import { shownBesideId } from "../conversation/focus.model.ts";
import { threads } from "../conversation/threads.model.ts";
import { locale } from "../i18n/locale.ts";
import { openBeside } from "../layout/beside.model.ts";
import { isWide } from "../layout/layout.model.ts";
import { t as tLayout } from "../layout/texts.ts";
import { now } from "../live/clock.ts";
import { RatingMark } from "../rating/RatingMark.tsx";
import { followLink } from "../router.ts";
import { SharedMark } from "../sharing/SharingStrip.tsx";
import { ago, digits } from "../text/time.ts";
import { t as tTicket } from "../tickets/texts.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { CountBadge } from "../ui/Badge.tsx";
import { IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { departmentName } from "./inbox.model.ts";
import type { Place } from "./ListSection.tsx";
import { lastWords, visitorName } from "./row-text.ts";
import { t } from "./texts.ts";
import { WaitTime } from "./WaitTime.tsx";
import "../control/control.css";
import "./row.css";

const MOVE_KEYS = "Alt+Shift+ArrowUp Alt+Shift+ArrowDown";

interface RowProps {
  row: ConversationSummary;
  href: string;
  /** The tab stop of the list; the others are reached with the arrows. */
  isStop: boolean;
  /** What stands under the time, instead of the unread count. */
  actions?: ComponentChildren;
  place?: Place;
  /** The rows can be ticked. */
  canSelect?: boolean;
  /** The list can be put into another order. */
  canMove?: boolean;
  isDragged?: boolean;
  note?: ComponentChildren;
  /** What stands in front of the last words. */
  before?: ComponentChildren;
  tone?: "offer" | "asked" | "gone";
}

/** One conversation in a list. It keeps its height whatever changes in it. */
export function RowView({ row, href, isStop, place, canSelect, canMove, isDragged, ...rest }: RowProps) {
  const { actions, note, before, tone } = rest;
  const isOpen = tone !== "gone" && (openId.value === row.id || shownBesideId.value === row.id);
  const unread = unreadIn(row.id);
  const draft = threads.value.get(row.id)?.draft.value ?? "";
  const isTicket = row.ticket !== null;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) item.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen]);
  return (
    <li
      ref={item}
      class={`row ${tone ? `row-${tone}` : ""} ${isOpen ? "row-open" : ""} ${isDragged ? "row-dragged" : ""}`}
      data-id={row.id}
      {...placed(place)}
    >
      {canSelect && <RowCheck id={row.id} name={visitorName(row)} />}
      <a
        class="row-link"
        href={href}
        tabIndex={isStop ? 0 : -1}
        aria-current={isOpen ? "true" : undefined}
        aria-keyshortcuts={canMove ? MOVE_KEYS : undefined}
        onClick={followLink}
      >
        <Avatar id={row.id} name={isTicket ? "#" : visitorName(row)} />
        <span class="row-who">
          <strong class={`row-name ellipsis ${unread ? "row-name-new" : ""}`} dir="auto">
            {row.ticket?.subject ?? visitorName(row)}
          </strong>
          <PriorityMark priority={row.priority} />
          <TagDots row={row} />
          <SharedMark row={row} />
          {!isTicket && <span class="row-department ellipsis">{departmentName(row.departmentId)}</span>}
        </span>
        <span class="row-time digits">{tone !== "gone" && <RowTime row={row} />}</span>
        <span class="row-last">
          {before}
          {note ?? <LastWords row={row} draft={draft} />}
          {row.chat?.rating && <RatingMark rating={row.chat.rating} />}
          {!actions && <CountBadge count={unread} label={t("unread", { n: unread })} />}
        </span>
      </a>
      {actions && <span class="row-actions">{actions}</span>}
      {!actions && !isTicket && !isOpen && isWide.value && tone !== "gone" && (
        <IconButton
          class="row-beside"
          icon={Columns2}
          size="s"
          label={tLayout("openBeside")}
          tabIndex={isStop ? 0 : -1}
          onClick={() => openBeside(row.id)}
        />
      )}
    </li>
  );
}

/** In a long list only some rows are drawn: each says which one it is. */
function placed(place: Place | undefined) {
  if (!place || place.top === null) return {};
  const { index, count, top } = place;
  return {
    "aria-posinset": index + 1,
    "aria-setsize": count,
    style: { transform: `translateY(${top}px)` },
  };
}

function RowTime({ row }: { row: ConversationSummary }) {
  const { chat, waitingSince, last } = row;
  if (chat?.state === "queued") return <WaitTime since={chat.queuedAt} kind="queue" />;
  if (row.snoozedUntil !== null) return <>{ago(last?.at ?? row.createdAt, now.value, locale.value)}</>;
  if (chat?.held) {
    return (
      <span class="row-held">
        <Icon icon={Pause} size={12} />
        <span class="visually-hidden">{tControl("onHold")}</span>
        {digits(now.value - chat.held.since)}
      </span>
    );
  }
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
      {row.subject && <b class="row-subject">{row.subject} · </b>}
      {about ?? (lead ? `${lead} ${text}` : text)}
    </span>
  );
}
