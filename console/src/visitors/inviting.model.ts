import type { LiveInvitation, LiveVisitor } from "@palique/shared/live-visitors.ts";
import type { Failure } from "@palique/shared/reply.ts";
import { effect, signal, untracked } from "@preact/signals";
import { failureText } from "../i18n/errors.ts";
import { operatorName } from "../inbox/inbox.model.ts";
import { ask } from "../live/ask.ts";
import { go } from "../router.ts";
import { inboxPath } from "../routes.ts";
import { me } from "../session.model.ts";
import { notify } from "../ui/notices.model.ts";
import { nameOf } from "./describe.ts";
import { amendRow, places, rowOf } from "./list.model.ts";
import { t } from "./list-texts.ts";
import { amendOpened, opened } from "./opened.model.ts";
import { mayInvite } from "./state.ts";

type Visitor = Pick<LiveVisitor, "id" | "name" | "language" | "contactId">;

/** An invitation that is being written. */
export interface Inviting {
  visitor: Visitor;
  text: string;
}
export const inviting = signal<Inviting | null>(null);

/** The longest invitation: more than a glance takes is not read. */
export const INVITATION_MAX = 1_000;

export function startInviting(visitor: Visitor, text = ""): void {
  inviting.value = { visitor, text };
}

export function stopInviting(): void {
  inviting.value = null;
}

/** Shows at once that they are invited; what the server refuses is told, and can be tried again with the same words. */
export async function sendInvitation({ visitor, text }: Inviting): Promise<void> {
  const self = me.peek();
  if (!self) return;
  const { id } = visitor;
  const operator = { id: self.id, name: self.name, avatar: self.avatar };
  const before = visitorNow(id)?.invitation ?? null;
  amend(id, () => ({ id: "", state: "asked", operator }));
  const reply = await ask("live:invite", { clientId: crypto.randomUUID(), visitorId: id, text });
  if (reply.ok) {
    awaited.add(id);
    return amend(id, () => reply.value);
  }
  amend(id, (shown) => (shown?.id === "" ? before : shown));
  if (reply.error === "conflict") await obstacleTo(id);
  notify(
    whyNot(visitor, reply),
    "problem",
    { label: t("showWords"), run: () => startInviting(visitor, text) },
    `invite ${id}`,
  );
}

/** Before the visitor answered it; after that nothing happens. */
export async function takeBack({ id, invitation }: LiveVisitor): Promise<void> {
  if (!invitation) return;
  awaited.delete(id);
  amend(id, () => null);
  const reply = await ask("live:uninvite", { id: invitation.id });
  if (!reply.ok) notify(failureText(reply), "problem");
}

/** One's own; supervisors anybody's that was written by hand. */
export function mayTakeBack({ invitation }: Pick<LiveVisitor, "invitation">): boolean {
  const self = me.value;
  if (!invitation?.id || !invitation.operator || !self) return false;
  return self.role !== "agent" || invitation.operator.id === self.id;
}

/** Whom this operator invited, and who has not answered. */
const awaited = new Set<string>();

/** Says so when somebody takes an invitation, and leads to the chat. Returns what ends it. */
export function followAnswers(): () => void {
  return effect(() => {
    const visitor = opened.value?.visitor;
    const seen = [...places.value.values()].map(({ row }) => row).concat(visitor ?? []);
    untracked(() => {
      for (const row of seen) if (awaited.has(row.id)) noteAnswer(row);
    });
  });
}

function noteAnswer(row: LiveVisitor): void {
  const { id, state, conversation } = row;
  const isMine = conversation?.state === "active" && conversation.operatorId === me.peek()?.id;
  if (state === "left" || isMine) awaited.delete(id);
  if (!isMine) return;
  const run = () => go(inboxPath("inbox", conversation.number));
  notify(
    t("accepted", { name: nameOf(row) }),
    "info",
    { label: t("toChat"), run },
    `yours ${conversation.id}`,
  );
}

function amend(id: string, change: (before: LiveInvitation | null) => LiveInvitation | null): void {
  amendRow(id, (row) => ({ ...row, invitation: change(row.invitation) }));
  amendOpened(id, (visitor) => ({ ...visitor, invitation: change(visitor.invitation) }));
}

/** The server knew it first: news of what stands in the way is a second behind. */
const NEWS_MS = 1_500;
function obstacleTo(id: string): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, NEWS_MS);
    const stop = effect(() => {
      const visitor = visitorNow(id);
      if (visitor && !mayInvite(visitor)) queueMicrotask(done);
    });
    function done(): void {
      clearTimeout(timer);
      stop();
      resolve();
    }
  });
}

/** What stands in the way, as far as it can be seen here. */
function whyNot(visitor: Visitor, failure: Failure): string {
  const name = nameOf(visitor);
  if (failure.error === "not-found") return t("leftMeanwhile", { name });
  if (failure.error !== "conflict") return failureText(failure);
  const { conversation, invitation } = visitorNow(visitor.id) ?? { conversation: null, invitation: null };
  if (conversation?.state === "active") {
    const by = operatorName(conversation.operatorId);
    return by ? t("chatsWith", { name, by }) : t("chatsAlready", { name });
  }
  if (conversation?.state === "queued") return t("waitsAlready", { name });
  const by = invitation?.operator?.name;
  return by ? t("invitedAlready", { name, by }) : t("takenAlready", { name });
}

/** The newest that is known of a visitor, in the drawer or in the list. */
export function visitorNow(id: string): LiveVisitor | null {
  const { visitor } = opened.value ?? {};
  return visitor?.id === id ? visitor : rowOf(id);
}

/** Opens the dialog for the visitor of this id, where an invitation can reach them. */
export function inviteById(id: string | null): void {
  const visitor = id ? visitorNow(id) : null;
  if (visitor && mayInvite(visitor)) startInviting(visitor);
}
