import { Bell } from "lucide";
import { useId, useRef } from "preact/hooks";
import { locale } from "../i18n/locale.ts";
import { rows } from "../inbox/inbox.model.ts";
import { visitorName } from "../inbox/row-text.ts";
import { now } from "../live/clock.ts";
import { me } from "../session.model.ts";
import { ago } from "../text/time.ts";
import { Icon } from "../ui/Icon.tsx";
import { placeBeside } from "../ui/Menu.tsx";
import { moveFocus } from "../ui/roving.ts";
import { mentions, showMention } from "./mentions.model.ts";
import { t } from "./texts.ts";
import "./mentions.css";

/** The bell in the rail: notes that name this operator and were not read; each leads to its place. */
export function MentionsMenu() {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  const unread = mentions.value;
  const count = unread.length;
  return (
    <span class="rail-slot">
      <button
        ref={button}
        type="button"
        class="rail-item"
        aria-label={t("mentions")}
        aria-describedby={count ? `${id}-count` : undefined}
        title={t("mentions")}
        popovertarget={id}
      >
        <Icon icon={Bell} size={20} />
      </button>
      {count > 0 && (
        <span class="rail-count">
          <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
          <span id={`${id}-count`} class="visually-hidden">
            {t("unreadMentions", { n: count })}
          </span>
        </span>
      )}
      <div
        ref={popover}
        id={id}
        popover="auto"
        class="menu mentions"
        role="dialog"
        aria-label={t("mentions")}
        onToggle={(event) => {
          if (event.newState !== "open" || !button.current) return;
          placeBeside(button.current, event.currentTarget, "right");
          moveFocus(event.currentTarget, ".mention", "first");
        }}
        onKeyDown={(event) => {
          const steps = { ArrowDown: "next", ArrowUp: "previous", Home: "first", End: "last" } as const;
          const step = Object.entries(steps).find(([key]) => key === event.key)?.[1];
          if (!step) return;
          event.preventDefault();
          moveFocus(event.currentTarget, ".mention", step);
        }}
      >
        <p class="mentions-title">{t("mentions")}</p>
        {count === 0 && (
          <p class="mentions-empty">
            <strong>{t("noMentions")}</strong>
            {t("noMentionsText", { name: me.value?.name ?? "" })}
          </p>
        )}
        {unread.toReversed().map((mention) => {
          const row = rows.value.get(mention.conversationId);
          return (
            <button
              key={`${mention.conversationId}-${mention.seq}`}
              type="button"
              class="mention"
              onClick={() => {
                popover.current?.hidePopover();
                showMention(mention);
              }}
            >
              <span class="mention-head">
                <strong class="ellipsis" dir="auto">
                  {mention.byName}
                </strong>
                <span class="ellipsis">
                  #{mention.number}
                  {row && <bdi> · {visitorName(row)}</bdi>}
                </span>
                <time dateTime={new Date(mention.at).toISOString()}>
                  {ago(mention.at, now.value, locale.value)}
                </time>
              </span>
              <span class="mention-text" dir="auto">
                {mention.text}
              </span>
            </button>
          );
        })}
      </div>
    </span>
  );
}
