import { openId } from "../conversation/conversation.model.ts";
import { mine, openTickets, waiting } from "../inbox/inbox.model.ts";
import { go, route } from "../router.ts";
import { inboxPath, ticketsPath } from "../routes.ts";

/** Alt with an arrow goes to the next or the previous conversation, from anywhere, also while writing. */
export function followShortcuts(): () => void {
  const pressed = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!step || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const at = route.peek();
    if (at.name !== "inbox" && at.name !== "tickets") return;
    event.preventDefault();
    const rows = at.name === "tickets" ? openTickets.peek() : [...waiting.peek(), ...mine.peek()];
    const now = rows.findIndex((row) => row.id === openId.peek());
    const next = rows[now < 0 && step < 0 ? rows.length - 1 : (now + step + rows.length) % rows.length];
    if (next) go(at.name === "tickets" ? ticketsPath(next.number) : inboxPath(at.view, next.number));
  };
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
}
