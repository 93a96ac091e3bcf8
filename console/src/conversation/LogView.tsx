import { withChanges } from "@palique/shared/changes.ts";
import { PAGE_SIZE } from "@palique/shared/limits.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import { ArrowDown } from "lucide";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { locale } from "../i18n/locale.ts";
import { useKnown } from "../inbox/use-known.ts";
import { isAttending } from "../live/attention.ts";
import { now } from "../live/clock.ts";
import { mentions, spot } from "../mentions/mentions.model.ts";
import { withPending } from "../messages/acting.model.ts";
import { ScheduledView } from "../scheduled/ScheduledView.tsx";
import { countScheduled, unscheduledIn } from "../scheduled/scheduled.model.ts";
import { me } from "../session.model.ts";
import { dayName } from "../text/time.ts";
import { Icon } from "../ui/Icon.tsx";
import { isMineToAnswer, markSeen, unsentIn } from "./conversation.model.ts";
import { DraftView } from "./DraftView.tsx";
import { type LogEntry, logEntries } from "./entries.ts";
import { eventText } from "./event-text.ts";
import { MessageGroup } from "./MessageGroup.tsx";
import { placeIn, type ReadingPlace, returnTo } from "./reading-place.ts";
import { t } from "./texts.ts";
import { loadAround, loadEarlier, loadLater, loadNewest, type Thread } from "./threads.model.ts";
import "./log.css";

/** Nearer to the end than this counts as being there. */
const AT_END_PX = 48;
/** How long the note somebody was led to stands out. */
const SPOT_MS = 3_000;

export function LogView({ thread, row }: { thread: Thread; row: ConversationSummary | undefined }) {
  const log = useRef<HTMLDivElement>(null);
  const { messages, earlier } = thread.timeline.value;
  const last = messages.at(-1)?.seq ?? 0;
  /** The newest message when the end was left behind; null while the end is in sight. */
  const [seenUpTo, setSeenUpTo] = useState(thread.fromEnd === 0 ? null : last);
  const unsent = unsentIn(thread);
  const self = me.value;
  const entries = logEntries(
    withPending(withChanges(messages)),
    unsent,
    { got: thread.visitorGotSeq.value, read: thread.visitorReadSeq.value },
    { id: self?.id ?? "", name: self?.name ?? "" },
  );
  const isBehind = thread.isBehind.value;
  const draft = isBehind ? "" : thread.draft.value;
  const first = messages[0]?.seq ?? 0;
  const lastUnsent = unsent.at(-1)?.clientId;
  const unscheduled = unscheduledIn(thread).at(-1)?.clientId;
  const waiting = countScheduled(thread.id);

  /** Where somebody reads who is not at the end. */
  const place = useRef<ReadingPlace | null>(null);
  // Kept by the message in sight, and over a return as a distance from the end: earlier messages change nothing.
  useLayoutEffect(() => {
    const element = log.current;
    if (!element || (thread.fromEnd > 0 && place.current && returnTo(element, place.current))) return;
    element.scrollTop = element.scrollHeight - element.clientHeight - thread.fromEnd;
  }, [thread, first]);
  useLayoutEffect(() => {
    const element = log.current;
    if (!element) return;
    if (thread.fromEnd === 0) element.scrollTop = element.scrollHeight;
    // What comes below somebody who reads further up moves the end, not the place.
    else thread.fromEnd = element.scrollHeight - element.clientHeight - element.scrollTop;
  }, [thread, last, draft, lastUnsent, waiting]);
  // What oneself writes is always brought into sight.
  useLayoutEffect(() => {
    if (lastUnsent || unscheduled) toEnd();
  }, [lastUnsent, unscheduled]);
  useEffect(() => {
    const element = log.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      element.scrollTop = element.scrollHeight - element.clientHeight - thread.fromEnd;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [thread]);

  // The note somebody was led to, or the first that names them: brought into sight, as far back as it is.
  const firstNamed = useMemo(
    () => mentions.peek().find((mention) => mention.conversationId === thread.id)?.seq ?? null,
    [thread],
  );
  const led = spot.value?.conversationId === thread.id ? spot.value.seq : null;
  useEffect(() => {
    if (led === null && firstNamed !== null)
      spot.value = { conversationId: thread.id, seq: firstNamed, focus: false };
  }, [thread, firstNamed]);
  useEffect(() => {
    const element = log.current;
    if (led === null || !element) return;
    if (first > led && earlier && first - led <= PAGE_SIZE) return void loadEarlier(thread);
    if ((first > led && earlier) || (led > last && isBehind)) return void loadAround(thread, led);
    const isAsked = spot.peek()?.focus;
    spot.value = null;
    const found = element.querySelector(`[data-seq="${led}"]`);
    if (!found) return;
    found.scrollIntoView({ block: "center" });
    found.classList.add("bubble-spot");
    setTimeout(() => found.classList.remove("bubble-spot"), SPOT_MS);
    if (isAsked) element.focus({ preventScroll: true });
    scrolled();
    markSeen(thread, false);
  }, [thread, led, first, last]);

  // What is brought of what was there before is no news.
  const newest = row?.lastSeq ?? last;
  useEffect(() => {
    if (isBehind) setSeenUpTo(newest);
  }, [isBehind]);

  const isAtEnd = seenUpTo === null;
  const isMine = useKnown(() => row !== undefined && isMineToAnswer(row.id), [row?.id]);
  const attending = isAttending.value;
  useEffect(() => {
    if (isAtEnd && attending) markSeen(thread, isMine);
  }, [thread, last, isAtEnd, attending, isMine, mentions.value]);

  function toEnd(): void {
    thread.fromEnd = 0;
    if (isBehind) void loadNewest(thread);
    if (log.current) log.current.scrollTop = log.current.scrollHeight;
    setSeenUpTo(null);
  }

  function scrolled(): void {
    const element = log.current;
    if (!element) return;
    const fromEnd = element.scrollHeight - element.clientHeight - element.scrollTop;
    // The end of what is held is not the end while more follows.
    thread.fromEnd = fromEnd < AT_END_PX && !isBehind ? 0 : Math.max(1, fromEnd);
    setSeenUpTo((before) => (thread.fromEnd === 0 ? null : (before ?? last)));
    place.current = thread.fromEnd > 0 ? placeIn(element) : null;
    if (element.scrollTop < 300) void loadEarlier(thread);
    if (fromEnd < 300) void loadLater(thread);
  }

  const news = messages.filter(
    (message) => seenUpTo !== null && message.seq > seenUpTo && !message.event,
  ).length;
  const name = row?.contact.name ?? "";
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
        {entries.map((entry) => (
          <Entry key={entry.key} entry={entry} visitorName={name} conversationId={thread.id} />
        ))}
        <ScheduledView thread={thread} />
        <DraftView text={draft} name={name || t("visitor")} />
      </div>
      {!isAtEnd && (
        <button type="button" class="log-pill" onClick={toEnd} aria-label={news ? undefined : t("toEnd")}>
          <Icon icon={ArrowDown} size={14} />
          {news > 0 && t("newMessages", { n: news })}
        </button>
      )}
    </div>
  );
}

interface EntryProps {
  entry: LogEntry;
  visitorName: string;
  conversationId: string;
}

function Entry({ entry, visitorName, conversationId }: EntryProps) {
  if (entry.kind === "day")
    return <p class="log-line log-day">{dayName(entry.at, now.peek(), locale.value)}</p>;
  if (entry.kind === "event") {
    return (
      <p class={`log-line ${entry.internal ? "log-line-internal" : ""}`}>
        {eventText(entry.event, visitorName)}
      </p>
    );
  }
  return <MessageGroup group={entry} visitorName={visitorName} conversationId={conversationId} />;
}
