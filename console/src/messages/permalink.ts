import { rows } from "../inbox/inbox.model.ts";
import { inboxPath } from "../routes.ts";

/** The address that leads to this message, for whoever may see it. */
export function permalink({ conversationId, seq }: { conversationId: string; seq: number }): string {
  const ref = rows.peek().get(conversationId)?.number ?? conversationId;
  return `${location.origin}${inboxPath("inbox", ref)}?m=${seq}`;
}
