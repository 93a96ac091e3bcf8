import type { ScheduledList, ScheduledMessage } from "@palique/shared/scheduled.ts";
import { effect, signal } from "@preact/signals";
import { t } from "../canned/texts.ts";
import { discardMessage, outbox } from "../conversation/outbox.model.ts";
import { receiveScheduled, type Thread, threads } from "../conversation/threads.model.ts";
import { failureText } from "../i18n/errors.ts";
import { ask } from "../live/ask.ts";
import { notify } from "../ui/notices.model.ts";

/** What did not get to the server in this time is not waited for. */
const REACHES_WITHIN_MS = 10_000;

/** Taken back or sent by hand here, and not answered yet: they do not show meanwhile. */
const handled = signal<ReadonlySet<string>>(new Set());

/** What of a conversation waits on the server, in order, without what is a message already. */
export function scheduledIn(thread: Thread): ScheduledMessage[] {
  const { messages } = thread.scheduled.value;
  if (messages.length === 0) return [];
  const sent = new Set(thread.timeline.value.messages.map((one) => one.clientId));
  return messages.filter(({ clientId }) => !sent.has(clientId) && !handled.value.has(clientId));
}

/** Messages as if typed that are yet to reach the server. */
export function unscheduledIn(thread: Thread) {
  const known = new Set(thread.scheduled.value.messages.map((one) => one.clientId));
  return outbox.value.filter(
    (one) => one.typed && one.conversationId === thread.id && !one.failed && !known.has(one.clientId),
  );
}

/** How many messages of a conversation are not sent yet. */
export function countScheduled(conversationId: string): number {
  const thread = threads.value.get(conversationId);
  return thread ? scheduledIn(thread).length + unscheduledIn(thread).length : 0;
}

/** Shows at once; whatever left before the server heard of it is a message then, and that is said. */
export async function cancelScheduled(thread: Thread, clientIds: readonly string[]): Promise<void> {
  for (const one of unscheduledIn(thread)) if (clientIds.includes(one.clientId)) discardMessage(one.clientId);
  await handle(thread, clientIds, () =>
    ask("scheduled:cancel", { conversationId: thread.id, clientIds: [...clientIds] }),
  );
  const { messages } = thread.timeline.peek();
  if (messages.some(({ clientId }) => clientIds.includes(clientId))) notify(t("tooLate"), "problem");
}

/** That one and those before it leave now. */
export async function sendScheduled(thread: Thread, clientId: string): Promise<boolean> {
  const all = thread.scheduled.peek().messages;
  const own = all.find((one) => one.clientId === clientId)?.operatorId;
  const upTo = all.findIndex((one) => one.clientId === clientId);
  const ids = all.filter((one, index) => index <= upTo && one.operatorId === own).map((one) => one.clientId);
  return handle(thread, ids, () => ask("scheduled:send", { conversationId: thread.id, clientId }));
}

/** Everything that waits leaves now, of everybody. False: something did not, and it was said why. */
export async function sendAllScheduled(thread: Thread): Promise<boolean> {
  if (!(await hasReached(thread))) {
    notify(t("notAllSent"), "problem");
    return false;
  }
  const last = new Map(thread.scheduled.peek().messages.map((one) => [one.operatorId, one.clientId]));
  for (const clientId of last.values()) if (!(await sendScheduled(thread, clientId))) return false;
  return true;
}

/** Waits until the server has what is on its way to it; false when it refused some of it, or that took too long. */
async function hasReached(thread: Thread): Promise<boolean> {
  const ids = new Set(unscheduledIn(thread).map(({ clientId }) => clientId));
  let stop = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  await new Promise<void>((done) => {
    timer = setTimeout(done, REACHES_WITHIN_MS);
    stop = effect(() => {
      if (unscheduledIn(thread).length === 0) done();
    });
  });
  clearTimeout(timer);
  stop();
  const isRefused = outbox.peek().some(({ clientId, failed }) => failed && ids.has(clientId));
  return !isRefused && unscheduledIn(thread).length === 0;
}

async function handle(
  thread: Thread,
  ids: readonly string[],
  run: () => ReturnType<typeof ask<"scheduled:send">>,
): Promise<boolean> {
  handled.value = new Set([...handled.peek(), ...ids]);
  const reply = await run();
  if (reply.ok) receiveScheduled(thread, reply.value satisfies ScheduledList);
  else if (reply.error !== "not-signed-in") notify(failureText(reply), "problem");
  handled.value = new Set([...handled.peek()].filter((id) => !ids.includes(id)));
  return reply.ok;
}
