import { Search } from "lucide";
import { type Command, command } from "../commands/registry.ts";
import { go, route } from "../router.ts";
import { inboxPath } from "../routes.ts";
import { focusAsked } from "./search.model.ts";
import { t } from "./texts.ts";

export const searchCommands: readonly Command[] = [
  command({
    id: "search.focus",
    group: "go",
    title: () => t("focus"),
    icon: Search,
    keywords: "find buscar encontrar",
    keys: ["/"],
    run: () => {
      const at = route.peek();
      if (at.name !== "inbox" && at.name !== "tickets") go(inboxPath("inbox"));
      focusAsked.value++;
    },
  }),
];
