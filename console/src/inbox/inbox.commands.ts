import type { ConversationSummary } from "@palique/shared/operator.ts";
import { ArrowDown, ArrowDownWideNarrow, ArrowUp, ArrowUpNarrowWide, BellDot, Hand } from "lucide";
import { type Command, command, conversationCommand } from "../commands/registry.ts";
import { t } from "../commands/texts.ts";
import { openId, unreadIn } from "../conversation/conversation.model.ts";
import { focusedRow } from "../conversation/focus.model.ts";
import { go, route } from "../router.ts";
import { inboxPath, ticketsPath } from "../routes.ts";
import { me } from "../session.model.ts";
import { listOf, views } from "../views/views.model.ts";
import { takeChat } from "./actions.model.ts";
import { type EndlessList, everything } from "./all.model.ts";
import { asked, helping, mine, openTickets, waiting } from "./inbox.model.ts";
import { moveMine } from "./my-order.model.ts";
import { visitorName } from "./row-text.ts";

export const inboxCommands: readonly Command[] = [
  command({
    id: "inbox.next",
    group: "go",
    title: () => t("next"),
    icon: ArrowDown,
    keywords: "down siguiente abajo",
    keys: ["j", "Alt+ArrowDown"],
    when: () => shownRows().length > 0,
    run: () => step(1),
  }),
  command({
    id: "inbox.previous",
    group: "go",
    title: () => t("previous"),
    icon: ArrowUp,
    keywords: "up anterior arriba",
    keys: ["k", "Alt+ArrowUp"],
    when: () => shownRows().length > 0,
    run: () => step(-1),
  }),
  command({
    id: "inbox.next-unanswered",
    group: "go",
    title: () => t("nextUnanswered"),
    icon: BellDot,
    keywords: "waiting unread pending sin responder pendiente leer",
    keys: ["u", "Alt+Shift+U"],
    when: () => unanswered().some((row) => row.id !== openId.value),
    run: () => {
      const next = unanswered().find((row) => row.id !== openId.peek());
      if (next) go(inboxPath(viewNow(), next.number));
    },
  }),
  command({
    id: "inbox.take-next",
    group: "go",
    title: () => t("takeNext"),
    icon: Hand,
    keywords: "queue answer tomar cola atender",
    keys: ["t"],
    when: () => free() !== undefined && focusedRow.value?.chat?.state !== "queued",
    run: () => {
      const row = free();
      if (!row) return;
      go(inboxPath(viewNow(), row.number));
      void takeChat(row);
    },
  }),
  ...([-1, 1] as const).map((by) =>
    conversationCommand({
      id: by < 0 ? "inbox.move-up" : "inbox.move-down",
      title: () => t(by < 0 ? "moveUp" : "moveDown"),
      icon: by < 0 ? ArrowUpNarrowWide : ArrowDownWideNarrow,
      keywords: "order sort my chats orden ordenar mis",
      when: ({ id }) => {
        const place = mine.value.findIndex((row) => row.id === id);
        return place >= 0 && mine.value[place + by] !== undefined;
      },
      run: (row) => {
        const ids = mine.peek().map(({ id }) => id);
        moveMine(ids, row.id, by, visitorName(row));
      },
    }),
  ),
];

/** Own chats in which the visitor waits for an answer, the longest first, then those nobody has taken. */
function unanswered(): ConversationSummary[] {
  const own = mine.value
    .filter((row) => row.waitingSince !== null || unreadIn(row.id) > 0)
    .sort((a, b) => (a.waitingSince ?? Number.MAX_VALUE) - (b.waitingSince ?? Number.MAX_VALUE));
  return [...own, ...waiting.value];
}

/** The first of the queue that is not being offered to somebody else. */
function free(): ConversationSummary | undefined {
  return waiting.value.find(({ chat }) => !chat?.offer || chat.offer.operatorId === me.value?.id);
}

function viewNow() {
  const at = route.peek();
  return at.name === "inbox" ? at.view : "inbox";
}

/** The rows of the list that is shown, from above to below. */
function shownRows(): readonly ConversationSummary[] {
  const at = route.value;
  if (at.name === "tickets") return openTickets.value;
  if (at.name !== "inbox") return [];
  if (at.view === "waiting") return [...asked.value, ...waiting.value];
  if (at.view === "mine") return [...asked.value, ...helping.value, ...mine.value];
  if (at.view === "inbox") return [...asked.value, ...helping.value, ...waiting.value, ...mine.value];
  return endless()?.rows.value ?? [];
}

/** Where that is the one shown: the list that goes back in time. */
function endless(): EndlessList | undefined {
  const at = route.value;
  if (at.name !== "inbox") return undefined;
  if (at.view === "all") return everything;
  const view = views.value?.find(({ id }) => at.view === `v-${id}`);
  return view && listOf(view);
}

function step(by: 1 | -1): void {
  const rows = shownRows();
  const now = rows.findIndex((row) => row.id === openId.peek());
  // Its next page is there before its end is reached.
  if (by > 0 && now >= rows.length - 2) void endless()?.more();
  const next = rows[now < 0 && by < 0 ? rows.length - 1 : (now + by + rows.length) % rows.length];
  if (next)
    go(route.peek().name === "tickets" ? ticketsPath(next.number) : inboxPath(viewNow(), next.number));
}
