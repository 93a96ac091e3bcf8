import type { LiveVisitor } from "@palique/shared/live-visitors.ts";

/** What matters most of what a visitor does now, for a row. */
export type Doing =
  | { kind: "left" }
  | { kind: "chat" | "invited"; by: "me" | "other" | "rule"; name: string; opened?: boolean }
  | { kind: "queued" | "online" | "idle" };

type Seen = Pick<LiveVisitor, "state" | "conversation" | "invitation">;

/** `operatorName` answers "" for who is not known. */
export function doingOf(
  { state, conversation, invitation }: Seen,
  meId: string,
  operatorName: (id: string | null) => string,
): Doing {
  if (state === "left") return { kind: "left" };
  if (conversation?.state === "active") {
    const { operatorId } = conversation;
    return { kind: "chat", by: operatorId === meId ? "me" : "other", name: operatorName(operatorId) };
  }
  if (conversation?.state === "queued") return { kind: "queued" };
  if (invitation) {
    const { operator } = invitation;
    const by = operator === null ? "rule" : operator.id === meId ? "me" : "other";
    return { kind: "invited", by, name: operator?.name ?? "", opened: invitation.state === "opened" };
  }
  return { kind: state };
}

/** Whether an invitation by hand can reach them: one by a rule that nobody opened yet gives way to it. */
export function mayInvite({ state, conversation, invitation }: Seen): boolean {
  const isTalking = conversation?.state === "active" || conversation?.state === "queued";
  const isFree = invitation === null || (invitation.operator === null && invitation.state !== "opened");
  return state !== "left" && !isTalking && isFree;
}
