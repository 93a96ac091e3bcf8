import type { ConversationSummary } from "@palique/shared/operator.ts";
import { CircleStop, Hand, Reply, StickyNote } from "lucide";
import { type Command, conversationCommand } from "../commands/registry.ts";
import { t } from "../commands/texts.ts";
import { takeChat } from "../inbox/actions.model.ts";
import { colleagues } from "../mentions/mentions.model.ts";
import { namedIn } from "../mentions/naming.ts";
import { me } from "../session.model.ts";
import { isMineToAnswer } from "./conversation.model.ts";
import { endingId } from "./ending.model.ts";
import { focusComposer } from "./focus.model.ts";
import { isNoting, NOTE_KEYS, setNoting } from "./noting.model.ts";
import { addNote } from "./outbox.model.ts";

export const conversationCommands: readonly Command[] = [
  conversationCommand({
    id: "chat.take",
    title: () => t("take"),
    icon: Hand,
    keywords: "take accept answer tomar aceptar atender",
    keys: ["t"],
    when: ({ chat }) => chat?.state === "queued",
    run: (row) => void takeChat(row),
  }),
  conversationCommand({
    id: "chat.reply",
    title: () => t("reply"),
    icon: Reply,
    keywords: "answer write responder escribir contestar",
    keys: ["r", "Alt+Shift+R"],
    when: ({ id }) => isMineToAnswer(id),
    run: ({ id }) => {
      setNoting(id, false);
      focusComposer(id);
    },
  }),
  conversationCommand({
    id: "chat.note",
    title: () => t("note"),
    icon: StickyNote,
    keywords: "private team privada equipo",
    keys: ["n", NOTE_KEYS, "Mod+Shift+N"],
    words: ["note", "nota"],
    argument: () => t("noteArgument"),
    run: ({ id }, text) => {
      if (text) return addNote(id, text, namedIn(text, colleagues.peek(), new Set()));
      setNoting(id, !isNoting(id));
      focusComposer(id);
    },
  }),
  conversationCommand({
    id: "chat.end",
    title: () => t("end"),
    icon: CircleStop,
    keywords: "close finish terminar cerrar finalizar",
    keys: ["e", "Alt+Shift+E"],
    words: ["end", "terminar", "fin"],
    when: isMyChat,
    run: ({ id }) => {
      endingId.value = id;
    },
  }),
];

function isMyChat({ chat }: ConversationSummary): boolean {
  return chat?.state === "active" && chat.operatorId === me.value?.id;
}
