import { Columns2, PanelRight, Rows2, Rows4, SquareSplitHorizontal, X } from "lucide";
import { type Command, command, conversationCommand } from "../commands/registry.ts";
import { openId } from "../conversation/conversation.model.ts";
import { isCrowded } from "../conversation/crowded.ts";
import { focusComposer, focusedRow, shownBesideId } from "../conversation/focus.model.ts";
import { mine } from "../inbox/inbox.model.ts";
import { go, route } from "../router.ts";
import { inboxPath } from "../routes.ts";
import { closeBeside, openBeside } from "./beside.model.ts";
import { density, isWide, setDensity, toggleDetails } from "./layout.model.ts";
import { t } from "./texts.ts";

export const layoutCommands: readonly Command[] = [
  conversationCommand({
    id: "view.details",
    title: () => t("toggleDetails"),
    icon: PanelRight,
    keywords: "visitor hide show panel datos visitante",
    keys: ["d", "Alt+Shift+D"],
    run: ({ id }) => toggleDetails(id, isCrowded(id)),
  }),
  conversationCommand({
    id: "view.beside",
    title: () => t("openBeside"),
    icon: Columns2,
    keywords: "split two side dividir dos lado",
    keys: ["b"],
    when: () => isWide.value && route.value.name === "inbox" && shownBesideId.value === null,
    run: ({ id }) => {
      openBeside(id);
      if (id !== openId.peek()) return;
      const next = mine.peek().find((row) => row.id !== id);
      const at = route.peek();
      go(inboxPath(at.name === "inbox" ? at.view : "inbox", next?.number ?? null));
    },
  }),
  command({
    id: "view.other-pane",
    group: "go",
    title: () => t("otherPane"),
    icon: SquareSplitHorizontal,
    keywords: "switch pane cambiar lado",
    keys: ["o", "Alt+Shift+O"],
    when: () => shownBesideId.value !== null,
    run: () => {
      const beside = shownBesideId.peek();
      const other = focusedRow.peek()?.id === beside ? openId.peek() : beside;
      if (other) focusComposer(other);
    },
  }),
  command({
    id: "view.close-beside",
    group: "view",
    title: () => t("closeBeside"),
    icon: X,
    keywords: "split one dividir una",
    keys: ["b"],
    when: () => shownBesideId.value !== null,
    run: closeBeside,
  }),
  command({
    id: "view.compact",
    group: "view",
    title: () => t("compact"),
    icon: Rows4,
    keywords: "density dense densidad",
    when: () => density.value !== "compact",
    run: () => setDensity("compact"),
  }),
  command({
    id: "view.comfortable",
    group: "view",
    title: () => t("comfortable"),
    icon: Rows2,
    keywords: "density densidad",
    when: () => density.value !== "comfortable",
    run: () => setDensity("comfortable"),
  }),
];
