import { MessageSquareText } from "lucide";
import type { PaletteSource } from "../commands/sources.ts";
import { visitorName } from "../inbox/row-text.ts";
import { inboxPath, ticketsPath } from "../routes.ts";
import { openOption, optionsOf } from "./options.ts";
import { searchConversations } from "./search.model.ts";
import { t } from "./texts.ts";

const MOST = 8;

/** What the server finds for the palette: people and messages of all times. */
export const found: PaletteSource = {
  id: "search",
  title: () => t("results"),
  async search(query, stopped) {
    const results = await searchConversations(query, stopped);
    if (!results) return [];
    return optionsOf(results)
      .slice(0, MOST)
      .map((option) => {
        const { row } = option;
        const words = option.kind === "message" ? option.message.excerpt : null;
        const email = option.kind === "person" ? row.contact.email : "";
        const about = words?.map(({ text }) => text).join("") || row.ticket?.subject || email;
        return {
          // As the conversations that are known here, so that none stands there twice.
          id: option.kind === "message" ? `found.${option.key}` : `conversation.${row.id}`,
          title: visitorName(row),
          icon: MessageSquareText,
          about: [`#${row.number}`, about].filter(Boolean).join(" · "),
          run: () =>
            openOption(option, ({ number, chat }) =>
              chat ? inboxPath("inbox", number) : ticketsPath(number),
            ),
        };
      });
  },
};
