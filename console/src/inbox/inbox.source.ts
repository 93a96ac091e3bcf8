import type { ConversationSummary } from "@palique/shared/operator.ts";
import { MessageSquare, Ticket } from "lucide";
import type { PaletteItem, PaletteSource } from "../commands/sources.ts";
import { t } from "../commands/texts.ts";
import { go } from "../router.ts";
import { inboxPath, ticketsPath } from "../routes.ts";
import { me } from "../session.model.ts";
import { departmentName, rows } from "./inbox.model.ts";
import { visitorName } from "./row-text.ts";
import { newestFirst } from "./rows.ts";

/** The conversations known here: own chats first, then by what was said last. */
export const conversations: PaletteSource = {
  id: "conversations",
  title: () => t("conversations"),
  items: () => {
    const all = newestFirst(rows.peek().values());
    const isOwn = ({ chat }: ConversationSummary) =>
      chat?.state === "active" && chat.operatorId === me.peek()?.id;
    return [...all.filter(isOwn), ...all.filter((row) => !isOwn(row))].map(itemOf);
  },
};

function itemOf(row: ConversationSummary): PaletteItem {
  const { id, number, ticket, contact, departmentId } = row;
  return {
    id: `conversation.${id}`,
    title: ticket?.subject ?? visitorName(row),
    icon: ticket ? Ticket : MessageSquare,
    about: [ticket && visitorName(row), departmentName(departmentId), `#${number}`]
      .filter(Boolean)
      .join(" · "),
    keywords: contact.email ?? "",
    run: () => go(ticket ? ticketsPath(number) : inboxPath("inbox", number)),
  };
}
