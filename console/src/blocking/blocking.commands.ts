import { Ban } from "lucide";
import { type Command, conversationCommand } from "../commands/registry.ts";
import { mayEnd } from "../conversation/may-end.ts";
import { blockingId } from "./blocking.model.ts";
import { t } from "./texts.ts";

export const blockingCommands: readonly Command[] = [
  conversationCommand({
    id: "visitor.block",
    title: () => t("block"),
    icon: Ban,
    keywords: "ban spam abuse bloquear vetar",
    words: ["block", "bloquear"],
    when: mayEnd,
    run: ({ id }) => {
      blockingId.value = id;
    },
  }),
];
