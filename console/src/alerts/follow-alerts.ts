import type { ConversationSummary } from "@palique/shared/operator.ts";
import { computed, effect, type ReadonlySignal, untracked } from "@preact/signals";
import { openId, unreadIn } from "../conversation/conversation.model.ts";
import { shownBesideId } from "../conversation/focus.model.ts";
import { askedBy } from "../handover/handover.model.ts";
import { t as tHandover } from "../handover/texts.ts";
import {
  asked,
  departmentName,
  isKnown,
  mine,
  openTickets,
  pending,
  rows,
  waiting,
} from "../inbox/inbox.model.ts";
import { lastWords, visitorName } from "../inbox/row-text.ts";
import { t as tInbox } from "../inbox/texts.ts";
import { isAttending } from "../live/attention.ts";
import { inboxPath, ticketsPath } from "../routes.ts";
import { me } from "../session.model.ts";
import { type Alert, tagOf, tellAlert } from "./notices.model.ts";
import { alerts, ring } from "./sound.model.ts";
import { t } from "./texts.ts";

type Row = ConversationSummary;

/** Tells of what comes to this operator, and again and again if they want that. */
export function followAlerts(): () => void {
  const stops = [
    onNews(waiting, keyOfWaiting, tellWaiting),
    onNews(asked, (row) => row.id, tellAsked),
    onNews(own, (row) => row.id, tellGiven),
    onNews(openTickets, (row) => row.id, tellTicket),
    onNews(
      unreadRows,
      ({ row, unread }) => `${row.id} ${unread}`,
      ({ row }) => tellMessage(row),
    ),
    followLost(),
    repeat(),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Runs for what is in the list now and was not before; what the first list brings is no news. */
function onNews<T>(list: ReadonlySignal<readonly T[]>, keyOf: (one: T) => string, tell: (one: T) => void) {
  let known: Set<string> | null = null;
  return effect(() => {
    const now = list.value.map((one) => ({ one, key: keyOf(one) }));
    if (!isKnown.value) return;
    const before = known;
    known = new Set(now.map(({ key }) => key));
    if (!before) return;
    untracked(() => {
      for (const { one, key } of now) if (!before.has(key)) tell(one);
    });
  });
}

const isForMe = (row: Row) => row.chat?.offer?.operatorId === me.peek()?.id;
const keyOfWaiting = (row: Row) => `${row.chat?.id}${isForMe(row) ? "!" : ""}`;
/** Every chat they are responsible for, put off for later or not. */
const own = computed(() =>
  [...rows.value.values()].filter(({ chat }) => chat?.state === "active" && chat.operatorId === me.value?.id),
);
/** Growing numbers are news, shrinking ones are not: only what is unread counts. */
const unreadRows = computed(() =>
  mine.value.flatMap((row) => {
    const unread = unreadIn(row.id);
    return unread > 0 ? [{ row, unread }] : [];
  }),
);

function about(row: Row): Pick<Alert, "tag" | "path" | "isInSight" | "body"> {
  const path = row.ticket && !row.chat ? ticketsPath(row.number) : inboxPath("inbox", row.number);
  const isInSight = isAttending.peek() && [openId.peek(), shownBesideId.peek()].includes(row.id);
  return { tag: tagOf(row.id), path, isInSight, body: lastWords(row).text };
}

const chatNow = (row: Row) => rows.value.get(row.id)?.chat;

function tellWaiting(row: Row): void {
  if (me.peek()?.status !== "online") return;
  const values = { name: visitorName(row), department: departmentName(row.departmentId) };
  if (isForMe(row)) {
    const isNews = () => chatNow(row)?.offer?.operatorId === me.value?.id;
    tellAlert({ ...about(row), event: "offer", title: tInbox("announceOffer", values), isNews });
  } else if (isOfMine(row)) {
    const isNews = () => chatNow(row)?.state === "queued";
    tellAlert({ ...about(row), event: "waiting", title: tInbox("announceWaiting", values), isNews });
  }
}

/** Of a department of theirs; who has none looks after all of them. */
function isOfMine(row: Row): boolean {
  const departmentIds = me.peek()?.departmentIds ?? [];
  return departmentIds.length === 0 || departmentIds.includes(row.departmentId);
}

function tellAsked(row: Row): void {
  const title = tHandover("announceAsked", { name: askedBy(row), visitor: visitorName(row) });
  const isNews = () => asked.value.some(({ id }) => id === row.id);
  tellAlert({ ...about(row), event: "transfer", title, isNews });
}

function tellGiven(row: Row): void {
  // What is under way was done here.
  if (pending.peek().has(row.id)) return;
  const title = tHandover("yours", { visitor: visitorName(row) });
  const isNews = () => mine.value.some(({ id, waitingSince }) => id === row.id && waitingSince !== null);
  tellAlert({ ...about(row), event: "transfer", title, isNews });
}

function tellMessage(row: Row): void {
  const isNews = () => unreadIn(row.id) > 0;
  tellAlert({ ...about(row), event: "message", title: visitorName(row), isNews });
}

function tellTicket(row: Row): void {
  if (row.ticket?.status !== "open" || row.chat || !isOfMine(row)) return;
  const values = { number: row.number, name: visitorName(row) };
  const isNews = () => rows.value.get(row.id)?.ticket?.status === "open";
  tellAlert({
    ...about(row),
    event: "ticket",
    title: t("newTicket", values),
    body: row.ticket.subject,
    isNews,
  });
}

/** A chat of mine went on without me: back to the queue, or to somebody else. */
function followLost(): () => void {
  let before: readonly Row[] = [];
  return effect(() => {
    const now = own.value;
    const gone = before.filter((row) => !now.some(({ id }) => id === row.id));
    before = now;
    untracked(() => {
      for (const row of gone) {
        const chat = rows.peek().get(row.id)?.chat;
        if (!chat || chat.state === "ended" || pending.peek().has(row.id)) continue;
        const title = t(chat.state === "queued" ? "wentBack" : "wentOn", { name: visitorName(row) });
        tellAlert({ ...about(row), event: "returned", title, isInSight: false, isNews: () => true });
      }
    });
  });
}

/** What somebody still waits for, the most urgent first. */
const unanswered = computed(() => {
  const self = me.value;
  if (!self || !alerts.value.repeat) return null;
  if (asked.value.length > 0) return "transfer";
  const isOnline = self.status === "online";
  const offered = waiting.value.some((row) => row.chat?.offer?.operatorId === self.id);
  if (isOnline && offered) return "offer";
  const departmentIds = self.departmentIds;
  const isMine = (row: Row) => departmentIds.length === 0 || departmentIds.includes(row.departmentId);
  if (isOnline && waiting.value.some((row) => !row.chat?.offer && isMine(row))) return "waiting";
  return mine.value.some((row) => row.waitingSince !== null && row.last?.kind === "visitor")
    ? "message"
    : null;
});

function repeat(): () => void {
  return effect(() => {
    const event = unanswered.value;
    const seconds = alerts.value.repeatSeconds;
    if (!event) return;
    const timer = setInterval(() => ring(event), seconds * 1_000);
    return () => clearInterval(timer);
  });
}
