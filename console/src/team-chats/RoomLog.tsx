import type { TeamRoom } from "@palique/shared/team.ts";
import { ArrowDown } from "lucide";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { FilesView } from "../files/FilesView.tsx";
import { locale } from "../i18n/locale.ts";
import { operators } from "../inbox/inbox.model.ts";
import { isAttending } from "../live/attention.ts";
import { now } from "../live/clock.ts";
import { Formatted } from "../messages/Formatted.tsx";
import { followLink } from "../router.ts";
import { inboxPath } from "../routes.ts";
import { me } from "../session.model.ts";
import { dayName, fullTime, timeOfDay } from "../text/time.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Icon } from "../ui/Icon.tsx";
import { eventLine } from "./event-line.ts";
import { type Line, roomLines, type Said } from "./lines.ts";
import { discardToTeam, retryToTeam, teamOutbox } from "./sending.model.ts";
import { loadEarlierIn, type Talk } from "./talks.model.ts";
import { markRoomSeen, roomName } from "./team-chats.model.ts";
import { t } from "./texts.ts";
import { typistsIn } from "./typing.model.ts";
import "../conversation/log.css";
import "../conversation/message.css";

/** Nearer to the end than this counts as being there. */
const AT_END_PX = 48;

/** What was said in a room. It follows what is new unless somebody reads further up. */
export function RoomLog({ talk, room }: { talk: Talk; room: TeamRoom }) {
  const log = useRef<HTMLDivElement>(null);
  /** Pixels between the reading place and the end; 0 sticks to the end. */
  const fromEnd = useRef(0);
  const { messages, earlier, last } = talk.timeline.value;
  const [seen, setSeen] = useState<number | null>(null);
  const unsent = teamOutbox.value.filter((entry) => entry.conversationId === talk.id);
  const self = { id: me.value?.id ?? "", name: me.value?.name ?? "" };
  const lines = roomLines(messages, unsent, self);
  const first = messages[0]?.seq ?? 0;
  const lastUnsent = unsent.at(-1)?.clientId;
  const typists = typistsIn(talk.id);

  useLayoutEffect(() => {
    const element = log.current;
    if (element) element.scrollTop = element.scrollHeight - element.clientHeight - fromEnd.current;
  }, [first, last, typists.length]);
  useLayoutEffect(() => {
    if (lastUnsent) toEnd();
  }, [lastUnsent]);
  useEffect(() => {
    const element = log.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      element.scrollTop = element.scrollHeight - element.clientHeight - fromEnd.current;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const isAtEnd = seen === null;
  const attending = isAttending.value;
  useEffect(() => {
    if (isAtEnd && attending) markRoomSeen(talk.id, last);
  }, [last, isAtEnd, attending]);

  function toEnd(): void {
    fromEnd.current = 0;
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
    setSeen(null);
  }
  function scrolled(): void {
    const element = log.current;
    if (!element) return;
    const left = element.scrollHeight - element.clientHeight - element.scrollTop;
    fromEnd.current = left < AT_END_PX ? 0 : left;
    setSeen((before) => (fromEnd.current === 0 ? null : (before ?? last)));
    if (element.scrollTop < 300) void loadEarlierIn(talk);
  }
  const news = seen === null ? 0 : messages.filter(({ seq, event }) => seq > seen && !event).length;
  return (
    <div class="log-frame">
      <div
        ref={log}
        class="log"
        role="log"
        aria-label={t("log")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={scrolled}
      >
        {earlier && <p class="log-line">{t("earlier")}</p>}
        {lines.length === 0 && (
          <p class="log-line">
            {t("nothing")}
            <br />
            {t("nothingText", { name: roomName(room) })}
          </p>
        )}
        {lines.map((line) => (
          <LineView key={line.key} line={line} />
        ))}
        {typists.length > 0 && (
          <p class="log-meta room-typing">
            {typists.length === 1
              ? t("typing", { name: operators.value.get(typists[0] ?? "")?.name ?? "" })
              : t("typingMany", { n: typists.length })}
          </p>
        )}
      </div>
      {!isAtEnd && (
        <button type="button" class="log-pill" onClick={toEnd} aria-label={news ? undefined : t("toEnd")}>
          <Icon icon={ArrowDown} size={14} />
          {news > 0 && t("news", { n: news })}
        </button>
      )}
    </div>
  );
}

function LineView({ line }: { line: Line }) {
  if (line.kind === "day")
    return <p class="log-line log-day">{dayName(line.at, now.peek(), locale.value)}</p>;
  if (line.kind === "event") return <p class="log-line">{eventLine(line.event, line.name)}</p>;
  const { isMine, authorId, name, at, said } = line;
  const state = said.at(-1)?.state;
  return (
    <div class={`group ${isMine ? "group-mine" : "group-theirs"}`}>
      {!isMine && (
        <Avatar id={authorId} name={name} src={operators.value.get(authorId)?.avatar ?? null} size="s" />
      )}
      <div class="group-texts">
        <span class="visually-hidden">{isMine ? t("you") : name}: </span>
        {said.map((one) => (
          <Bubble key={one.key} said={one} />
        ))}
        <p class="log-meta">
          {!isMine && <bdi>{name} · </bdi>}
          <time dateTime={new Date(at).toISOString()} title={fullTime(at, locale.value)}>
            {timeOfDay(at, locale.value)}
          </time>
          {state === "sending" && ` · ${t("sending")}`}
        </p>
      </div>
    </div>
  );
}

function Bubble({ said: { key, text, files, link, state } }: { said: Said }) {
  return (
    <>
      <div class={`bubble bubble-${state}`} dir="auto">
        {files.length > 0 && <FilesView files={files} />}
        {text && <Formatted text={text} />}
        {link && (
          <a class="room-link" href={inboxPath("inbox", link.number)} onClick={followLink}>
            <strong>{t("conversation", { number: link.number })}</strong>
            {link.title && <bdi class="ellipsis">{link.title}</bdi>}
          </a>
        )}
      </div>
      {state === "failed" && (
        <span class="log-meta group-failed">
          {t("failed")}
          <button type="button" onClick={() => retryToTeam(key)}>
            {t("retry")}
          </button>
          <button type="button" onClick={() => discardToTeam(key)}>
            {t("discard")}
          </button>
        </span>
      )}
    </>
  );
}
