import { go, route } from "../router.ts";
import { inboxPath } from "../routes.ts";

/** Back to the list the conversation was opened from. */
export function leaveConversation(): void {
  const at = route.peek();
  go(inboxPath(at.name === "inbox" ? at.view : "inbox"), { replace: true });
}
