import type { App } from "../app.ts";
import { listQueue, listQueuedDepartments } from "../chats/chats.store.ts";
import { describeChat } from "../chats/describe-chat.ts";
import { routeChats } from "../chats/route-chats.ts";
import { findConversation, listChatVisitors } from "../conversations/conversations.store.ts";
import { toWire } from "../conversations/messages.store.ts";
import { listInvited } from "../conversations/participants.store.ts";
import { listSummaries } from "../conversations/summaries.store.ts";
import { mailState } from "../mail/mail-state.ts";
import { readScheduled } from "../scheduled/scheduled.store.ts";
import { tellShares } from "../sharing/share-news.ts";
import { listTags } from "../tags/tags.store.ts";
import { announceAvailability } from "./availability-news.ts";
import { coalesce } from "./coalesce.ts";
import { followRemoved } from "./follow-removed.ts";
import { tellInvitations } from "./invitation-news.ts";
import { letGo, letGoOf } from "./let-go.ts";
import { type Realtime, rooms } from "./namespaces.ts";
import { tellOperatorChanged } from "./operator-news.ts";
import { tellTeam } from "./team-news.ts";
import { tellViewers } from "./viewers.ts";
import { listenersOf } from "./visitor-rooms.ts";

/** Rows follow the messages of a busy conversation this often; state changes go out at once. */
const ROW_MS = 400;
const QUEUE_MS = 150;
const VIEWERS_MS = 50;
const AVAILABILITY_MS = 100;

interface Namespace {
  adapter: { rooms: ReadonlyMap<string, ReadonlySet<string>> };
}

/** Turns what happened into deliveries. Each is a hint: whoever misses one finds it by seq or rev. */
export function startFanOut(app: App, realtime: Realtime): { stop(): Promise<void> } {
  const { visitors, operators } = realtime;
  const onError = (error: unknown) => app.log.error({ event: "delivery.failed", err: error });

  async function sendRows(ids: string[]): Promise<void> {
    const invited = await listInvited(app.db, ids);
    for (const row of await listSummaries(app.db, ids)) {
      const people = [row.chat?.operatorId, row.chat?.transfer?.operatorId, ...(invited.get(row.id) ?? [])];
      const own = people.filter((id) => typeof id === "string").map(rooms.operator);
      operators.to([rooms.everything, rooms.department(row.departmentId), ...own]).emit("conversation", row);
    }
  }
  /** To someone who may not see it any more. */
  async function sendLeft(keys: string[]): Promise<void> {
    for (const key of keys) {
      const [conversationId = "", operatorId = ""] = key.split(" ");
      await letGo(app, realtime, operatorId, [conversationId]);
    }
  }
  async function sendChats(ids: string[]): Promise<void> {
    const rows = await listChatVisitors(app.db, ids);
    for (const { id, visitorId } of rows) {
      visitors.to(listenersOf(visitorId, id)).emit("chat", await describeChat(app, id));
    }
  }
  async function sendPlaces(departmentIds: string[]): Promise<void> {
    for (const departmentId of departmentIds) {
      const queue = await listQueue(app.db, departmentId);
      await sendChats(queue.map((chat) => chat.conversationId));
    }
  }

  async function sendAvailability(): Promise<void> {
    await announceAvailability(app, realtime);
    // Who waits learns that nobody is left to answer, or that somebody came.
    await sendPlaces(await listQueuedDepartments(app.db));
  }

  /** Whether anybody but the sender is in one of the rooms: most messages come from the only tab of a visitor. */
  function isHeard({ adapter }: Namespace, heardIn: string[], sender: string | null): boolean {
    if (app.config.redisUrl) return true;
    return heardIn.some((room) => {
      const sockets = adapter.rooms.get(room);
      return sockets !== undefined && sockets.size > (sender !== null && sockets.has(sender) ? 1 : 0);
    });
  }

  async function sendScheduled(ids: string[]): Promise<void> {
    for (const id of ids) {
      const conversation = await findConversation(app.db, id);
      if (!conversation) continue;
      operators
        .to(rooms.conversation(id))
        .emit("scheduled", await readScheduled(app.db, conversation, app.now()));
    }
  }

  const gathered = {
    rows: coalesce(0, sendRows, onError),
    busyRows: coalesce(ROW_MS, sendRows, onError),
    left: coalesce(0, sendLeft, onError),
    moved: coalesce(
      0,
      async (ids) => {
        for (const id of ids) await letGoOf(app, realtime, id);
      },
      onError,
    ),
    chats: coalesce(0, sendChats, onError),
    scheduled: coalesce(0, sendScheduled, onError),
    canned: coalesce(ROW_MS, async () => void operators.emit("canned"), onError),
    places: coalesce(QUEUE_MS, sendPlaces, onError),
    availability: coalesce(AVAILABILITY_MS, sendAvailability, onError),
    operators: coalesce(0, (ids) => tellOperatorChanged(app, realtime, ids), onError),
    viewers: coalesce(
      VIEWERS_MS,
      async (ids) => {
        for (const id of ids) await tellViewers(app, realtime, id);
      },
      onError,
    ),
    tags: coalesce(0, async () => void operators.emit("tags", await listTags(app.db)), onError),
    routing: coalesce(0, () => routeChats(app), onError),
    mail: coalesce(ROW_MS, async () => void operators.emit("mail", await mailState(app)), onError),
  };

  app.on("message.added", ({ message, prevPublic, visitorId, socketId }) => {
    const except = socketId ?? [];
    const consoles = rooms.conversation(message.conversationId);
    if (isHeard(operators, [consoles], socketId)) {
      operators
        .to(consoles)
        .except(except)
        .emit("message", toWire(app, message, message.seq - 1));
    }
    const browsers = listenersOf(visitorId, message.conversationId);
    if (message.visibility === "public" && isHeard(visitors, browsers, socketId)) {
      visitors
        .to(browsers)
        .except(except)
        .emit("message", toWire(app, message, prevPublic));
    }
    gathered.busyRows.add(message.conversationId);
  });
  app.on("conversation.changed", ({ conversationId }) => gathered.rows.add(conversationId));
  app.on("chat.changed", ({ conversationId }) => gathered.chats.add(conversationId));
  app.on("chat.owner", ({ conversationId, operatorId }) => {
    const room = rooms.conversation(conversationId);
    if (operatorId) operators.in(rooms.operator(operatorId)).socketsJoin(room);
    // Who answers, and so who listens, is somebody else now.
    gathered.viewers.add(conversationId);
  });
  app.on("chat.left", ({ conversationId, operatorId }) =>
    gathered.left.add(`${conversationId} ${operatorId}`),
  );
  app.on("chat.moved", ({ conversationId }) => gathered.moved.add(conversationId));
  app.on("chat.rated", ({ type: _, operatorId, ...rated }) => {
    operators.to(rooms.operator(operatorId)).emit("rated", rated);
  });
  app.on("scheduled.changed", ({ conversationId }) => gathered.scheduled.add(conversationId));
  app.on("canned.changed", () => gathered.canned.add("all"));
  app.on("answer.due", ({ type: _, operatorId, ...due }) => {
    operators.to(rooms.operator(operatorId)).emit("answer:due", due);
  });
  app.on("operator.mentioned", ({ operatorId, mention }) => {
    operators.to(rooms.operator(operatorId)).emit("mention", mention);
  });
  app.on("conversation.got", ({ conversationId, seq }) => {
    operators.to(rooms.conversation(conversationId)).emit("got", { conversationId, seq });
  });
  app.on("conversation.read", (read) => {
    const { conversationId, seq } = read;
    if (read.by === "visitor") {
      operators.to(rooms.conversation(conversationId)).emit("read", { conversationId, seq });
      visitors.to(listenersOf(read.visitorId, conversationId)).emit("read:mine", { conversationId, seq });
    } else {
      if (read.visitorId) {
        visitors.to(listenersOf(read.visitorId, conversationId)).emit("read", { conversationId, seq });
      }
      operators.to(rooms.operator(read.operatorId)).emit("read:mine", { conversationId, seq });
    }
  });
  app.on("queue.changed", ({ departmentId }) => gathered.places.add(departmentId));
  app.on("routing.needed", () => gathered.routing.add("all"));
  app.on("availability.changed", () => gathered.availability.add("all"));
  app.on("operator.changed", ({ operatorId }) => gathered.operators.add(operatorId));
  app.on("organisation.changed", () => {
    operators.emit("resync");
    gathered.availability.add("all");
  });
  app.on("session.ended", ({ operatorId, tokenHash, except }) => {
    const ended = tokenHash
      ? operators.in(rooms.session(tokenHash))
      : operators.in(rooms.operator(operatorId)).except(except ? rooms.session(except) : []);
    ended.emit("signed-out");
    // Not the connection under it: closing that at once would swallow the news.
    ended.disconnectSockets(false);
  });
  app.on("draft.typed", ({ conversationId, text }) => {
    operators.volatile.to(rooms.conversation(conversationId)).emit("draft", { conversationId, text });
  });
  app.on("helper.asked", ({ operatorId, asked }) => {
    operators.to(rooms.operator(operatorId)).emit("helper:asked", asked);
  });
  app.on("chat.viewers", ({ conversationId }) => gathered.viewers.add(conversationId));
  app.on("views.changed", ({ operatorId }) => {
    (operatorId ? operators.to(rooms.operator(operatorId)) : operators).emit("views");
  });
  app.on("tags.changed", () => gathered.tags.add("all"));
  app.on("operator.typed", ({ conversationId, visitorId, operatorId, operatorName, note }) => {
    operators.volatile
      .to(rooms.conversation(conversationId))
      .except(rooms.operator(operatorId))
      .emit("colleague:typing", { conversationId, operatorId, note });
    if (visitorId === null) return;
    visitors.volatile
      .to(listenersOf(visitorId, conversationId))
      .emit("typing", { conversationId, operatorName });
  });
  app.on("visitor.seen", ({ type: _, ...seen }) => {
    operators.to(rooms.conversation(seen.conversationId)).emit("visitor", seen);
  });
  // They come back as what they are without it.
  app.on("links.revoked", ({ conversationIds }) => {
    if (conversationIds.length > 0) visitors.in(conversationIds.map(rooms.linked)).disconnectSockets(true);
  });
  followRemoved(app, realtime);
  app.on("mail.changed", () => gathered.mail.add("all"));
  tellTeam(app, realtime);
  tellInvitations(app, realtime);
  tellShares(app, realtime);

  return {
    async stop() {
      await Promise.all(Object.values(gathered).map((one) => one.stop()));
    },
  };
}
