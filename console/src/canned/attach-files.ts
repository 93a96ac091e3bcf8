import type { Canned } from "@palique/shared/canned.ts";
import type { FileCard } from "@palique/shared/conversation.ts";
import { api } from "../api.ts";
import { addMade, trayOf } from "../files/trays.model.ts";
import { me } from "../session.model.ts";
import { notify } from "../ui/notices.model.ts";

/** Puts what a ready-made text brings along beside the reply of a conversation, as files of the message's own. */
export function attachFiles(one: Canned, conversationId: string): void {
  if (one.files.length === 0) return;
  const tray = trayOf(me.peek()?.id ?? "", conversationId, "reply");
  void addMade(tray, one.files, copyFiles(one, conversationId));
}

/** Its files once more, to be sent in a conversation or kept by another ready-made text (null). */
export async function copyFiles(
  { id }: Pick<Canned, "id">,
  conversationId: string | null,
): Promise<FileCard[] | null> {
  const input = { clientId: crypto.randomUUID(), conversationId };
  const answer = await api.post<FileCard[]>(`/canned/${id}/files`, input);
  if (!answer.ok) notify(answer.text, "problem");
  return answer.ok ? answer.value : null;
}
