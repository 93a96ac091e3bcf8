import { ArrowLeftRight, UserCheck, UserPlus } from "lucide";
import { type Command, conversationCommand } from "../commands/registry.ts";
import { t as tCommands } from "../commands/texts.ts";
import { isFull, search } from "./choices.ts";
import { choicesOn } from "./floor.ts";
import { handingOver, handoverOf, takeOver, transferChat } from "./handover.model.ts";
import { t } from "./texts.ts";

export const handoverCommands: readonly Command[] = [
  conversationCommand({
    id: "chat.transfer",
    title: () => t("transfer"),
    icon: ArrowLeftRight,
    keywords: "pass hand forward pasar ceder derivar",
    keys: ["f", "Alt+Shift+F"],
    words: ["transfer", "transferir", "pasar"],
    argument: () => tCommands("transferArgument"),
    when: (row) => handoverOf(row).hand === "transfer",
    run: (row, name) => {
      const [one, ...others] = name ? search(choicesOn(row), name) : [];
      if (one && others.length === 0 && !isFull(one)) void transferChat(row, one, "");
      else handingOver.value = { id: row.id, query: name };
    },
  }),
  conversationCommand({
    id: "chat.assign",
    title: () => t("assign"),
    icon: UserPlus,
    keywords: "give asignar dar",
    keys: ["a"],
    when: (row) => handoverOf(row).hand === "assign",
    run: ({ id }) => {
      handingOver.value = { id, query: "" };
    },
  }),
  conversationCommand({
    id: "chat.take-over",
    title: () => t("takeOver"),
    icon: UserCheck,
    keywords: "assign me tomar asumir",
    keys: ["t"],
    when: (row) => handoverOf(row).take,
    run: (row) => void takeOver(row),
  }),
];
