import { ArrowLeftRight } from "lucide";
import type { PaletteSource } from "../commands/sources.ts";
import { t as tCommands } from "../commands/texts.ts";
import { focusedRow } from "../conversation/focus.model.ts";
import { departmentName } from "../inbox/inbox.model.ts";
import { isFull } from "./choices.ts";
import { choicesOn } from "./floor.ts";
import { handoverOf, transferChat } from "./handover.model.ts";
import { t } from "./texts.ts";

/** To whom the open chat can go: one line asks them. */
export const people: PaletteSource = {
  id: "people",
  title: () => tCommands("passTo"),
  items: () => {
    const row = focusedRow.peek();
    if (!row || handoverOf(row).hand !== "transfer") return [];
    return choicesOn(row)
      .filter((choice) => !isFull(choice))
      .map((choice) => ({
        id: `transfer.${choice.id}`,
        title: tCommands("transferTo", { name: choice.name }),
        icon: ArrowLeftRight,
        about:
          choice.kind === "operator"
            ? [t(choice.status), ...choice.departmentIds.map(departmentName)].filter(Boolean).join(" · ")
            : choice.online > 0
              ? t("onlineHere", { n: choice.online })
              : t("nobodyOnline"),
        run: () => void transferChat(row, choice, ""),
      }));
  },
};
