import { SquareCheck } from "lucide";
import { type Command, command } from "../commands/registry.ts";
import { toggle } from "./selection.model.ts";
import { t } from "./texts.ts";

export const bulkCommands: readonly Command[] = [
  command({
    id: "bulk.select",
    group: "go",
    title: () => t("selectRow"),
    icon: SquareCheck,
    keywords: "tick check marcar casilla",
    keys: ["x"],
    when: () => focusedId() !== undefined,
    run: () => {
      const id = focusedId();
      if (id) toggle(id);
    },
  }),
];

/** The row that has the focus, where rows can be ticked. */
function focusedId(): string | undefined {
  const row = document.activeElement?.closest<HTMLElement>(".row[data-id]");
  return row?.querySelector(".row-check") ? row.dataset.id : undefined;
}
