import type { Message } from "@palique/shared/conversation.ts";
import { TYPING_FADES_MS } from "@palique/shared/limits.ts";
import { receivePage } from "@palique/shared/timeline.ts";
import type { ServerToVisitor, VisitorSession } from "@palique/shared/visitor.ts";
import type { Link } from "../link/link.ts";
import { type Applied, applyChat, applyMessage, applyRead, applySession, withTimeline } from "./apply.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";

/** An answer to a probe comes this fast or the connection is taken for dead. */
const PROBE_MS = 5_000;

/** What others receive is not for the session. */
type Received = Exclude<
  keyof ServerToVisitor,
  "bye" | "invitation" | "invitation:over" | "share" | "share:signal"
>;

/** Keeps the state what the server says it is: by pushes, and by asking wherever one may have been missed. */
export interface Session {
  /** Asks where we stand; "probe" does not wait long, for a connection that may have died in its sleep. */
  refresh(probe?: "probe"): Promise<void>;
  open(session: VisitorSession): void;
  receive(event: string, data: unknown): void;
  receiveMessage(message: Message): void;
}

export function createSession(store: Store<State>, link: Link): Session {
  let syncing = false;
  let gapAgain = false;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;

  async function sync(): Promise<void> {
    gapAgain = true;
    if (syncing) return;
    syncing = true;
    for (let more = true; more || gapAgain; ) {
      gapAgain = false;
      const { chat, timeline } = store.get();
      if (!chat) break;
      const { conversationId } = chat;
      const reply = await link.ask("conversation:sync", { conversationId, after: timeline.last });
      // Without an answer the next connection starts over.
      if (!reply?.ok) break;
      const now = store.get();
      more = reply.value.more;
      if (now.chat?.conversationId !== conversationId) gapAgain = true;
      else store.set(withTimeline(now, receivePage(now.timeline, reply.value)));
    }
    syncing = false;
  }

  function take([change, gap]: Applied): void {
    store.set(change);
    if (gap) void sync();
  }

  const receivers: { [E in Received]: (data: Parameters<ServerToVisitor[E]>[0]) => void } = {
    message: (message) => session.receiveMessage(message),
    chat: (chat) => take(applyChat(store.get(), chat)),
    availability: (availability) => store.set({ availability }),
    typing({ conversationId, operatorName }) {
      if (conversationId !== store.get().chat?.conversationId) return;
      clearTimeout(typingTimer);
      typingTimer = setTimeout(() => store.set({ typing: "" }), TYPING_FADES_MS);
      store.set({ typing: operatorName });
    },
    read: ({ conversationId, seq }) =>
      store.set(applyRead(store.get(), conversationId, "operatorReadSeq", seq)),
    "read:mine": ({ conversationId, seq }) =>
      store.set(applyRead(store.get(), conversationId, "visitorReadSeq", seq)),
    resync: () => void session.refresh(),
  };

  const session: Session = {
    async refresh(probe) {
      const reply = await link.ask("session:open", {}, probe && PROBE_MS);
      if (reply?.ok) session.open(reply.value);
      // Refused, for now: a new connection asks again.
      else if (reply) link.redial(reply.retryAfterMs ?? PROBE_MS);
    },
    open(opened) {
      take(applySession(store.get(), opened, Date.now()));
      store.set({ link: "up" });
    },
    receive: (event, data) => (receivers as Partial<Record<string, (data: unknown) => void>>)[event]?.(data),
    receiveMessage: (message) => take(applyMessage(store.get(), message)),
  };
  return session;
}
