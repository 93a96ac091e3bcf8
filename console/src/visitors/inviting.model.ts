import type { LiveInvitation, LiveVisitor } from "@palique/shared/live-visitors.ts";
import type { Failure } from "@palique/shared/reply.ts";
import { signal } from "@preact/signals";
import { failureText } from "../i18n/errors.ts";
import { operatorName } from "../inbox/inbox.model.ts";
import { ask } from "../live/ask.ts";
import { me } from "../session.model.ts";
import { notify } from "../ui/notices.model.ts";
import { nameOf } from "./describe.ts";
import { amendRow, rowOf } from "./list.model.ts";
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
  amend(id, (before) => before ?? { id: "", state: "asked", operator });
  const reply = await ask("live:invite", { clientId: crypto.randomUUID(), visitorId: id, text });
  if (reply.ok) return amend(id, () => reply.value);
  amend(id, (shown) => (shown?.id === "" ? null : shown));
  notify(
    whyNot(visitor, reply),
    "problem",
    { label: t("showWords"), run: () => startInviting(visitor, text) },
    `invite ${id}`,
  );
}

/** Before the visitor answered it. */
export async function takeBack({ id, invitation }: LiveVisitor): Promise<void> {
  if (!invitation) return;
  amend(id, () => null);
  const reply = await ask("live:uninvite", { id: invitation.id });
  if (!reply.ok) notify(reply.error === "not-found" ? t("tooLate") : failureText(reply), "problem");
}

function amend(id: string, change: (before: LiveInvitation | null) => LiveInvitation | null): void {
  amendRow(id, (row) => ({ ...row, invitation: change(row.invitation) }));
  amendOpened(id, (visitor) => ({ ...visitor, invitation: change(visitor.invitation) }));
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
