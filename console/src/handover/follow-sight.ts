import type { ConversationSummary } from "@palique/shared/operator.ts";
import { effect, untracked } from "@preact/signals";
import { dropThread } from "../conversation/threads.model.ts";
import { noteInvited, outOfSight } from "../inbox/inbox.model.ts";
import { leaveConversation } from "../inbox/leave.ts";
import { besideId, closeBeside } from "../layout/beside.model.ts";
import { ask } from "../live/ask.ts";
import { route } from "../router.ts";
import { notify } from "../ui/notices.model.ts";
import { movedText } from "./handover.model.ts";

/** What went to others is put away here too: its messages are forgotten, and it is no longer open. */
export function followSight(): () => void {
  let gone = new Set<string>();
  return effect(() => {
    const rows = outOfSight.value;
    const before = gone;
    gone = new Set(rows.map((row) => row.id));
    untracked(() => {
      for (const row of rows) if (!before.has(row.id)) void putAway(row);
    });
  });
}

async function putAway(row: ConversationSummary): Promise<void> {
  dropThread(row.id);
  if (besideId.peek() === row.id) closeBeside();
  const at = route.peek();
  const ref = at.name === "inbox" || at.name === "tickets" ? at.ref : null;
  if (ref === row.id || ref === String(row.number)) {
    leaveConversation();
    if (row.chat?.state === "queued") notify(movedText(row, row.departmentId));
  }
  // An invitation of long ago is not known here, but to the server: then it stays.
  const reply = await ask("conversation:sync", { conversationId: row.id, after: row.lastSeq });
  if (reply.ok) noteInvited(row.id);
}
