import type { Rating } from "@palique/shared/conversation.ts";
import type { Reply } from "@palique/shared/reply.ts";
import type { ChatView } from "@palique/shared/visitor.ts";
import { changeForm } from "../panel/form.model.ts";
import type { Panel } from "../panel/panel.model.ts";

/** Rather a message than a chat: what was asked, here or in the queue, is what it is about. */
export function leaveMessage(panel: Panel): void {
  const { actions, own, store } = panel;
  actions.withdraw();
  own.set({ leaving: true });
  if (own.get().fields.text) return;
  const said = store.get().timeline.messages.filter(({ author }) => author.kind === "visitor");
  changeForm(panel, {
    text: said
      .map(({ text }) => text)
      .filter(Boolean)
      .join("\n"),
  });
}

/** Ends or resumes, and shows that it is under way. */
export async function run(panel: Panel, event: "chat:end" | "chat:resume"): Promise<Reply<ChatView>> {
  panel.own.set({ busy: true });
  const reply = await panel.actions.deliver(event, { conversationId: conversationOf(panel) });
  panel.own.set({ busy: false, ending: false });
  return reply;
}

export async function rate(panel: Panel, rating: Rating): Promise<Reply<ChatView>> {
  const { actions, host } = panel;
  const reply = await actions.deliver("chat:rate", { conversationId: conversationOf(panel), ...rating });
  if (reply.ok) host.emit("rated", { kind: rating.kind, score: rating.score });
  return reply;
}

/** Puts the ended chat away, so that a new one can be started. */
export function startOver(panel: Panel): void {
  const { actions, core, store } = panel;
  actions.markRead();
  const dismissed = store.get().chat?.number ?? 0;
  core.storage.set("dismissed", String(dismissed));
  store.set({ dismissed });
  changeForm(panel, { text: "", subject: "" });
}

export function putReceiptAway({ core, store }: Panel): void {
  core.storage.set("receipt", null);
  store.set({ receipt: null });
}

function conversationOf({ store }: Panel): string {
  return store.get().chat?.conversationId ?? "";
}
