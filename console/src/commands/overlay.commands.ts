import { Keyboard, Search } from "lucide";
import { overlay } from "./overlay.model.ts";
import { type Command, command } from "./registry.ts";
import { t } from "./texts.ts";

export const PALETTE_KEYS = "Mod+K";

export const overlayCommands: readonly Command[] = [
  command({
    id: "view.palette",
    group: "go",
    title: () => t("palette"),
    icon: Search,
    keys: [PALETTE_KEYS],
    run: () => {
      overlay.value = "palette";
    },
  }),
  command({
    id: "view.shortcuts",
    group: "view",
    title: () => t("shortcuts"),
    icon: Keyboard,
    keywords: "help keys hotkeys ayuda teclas teclado",
    keys: ["?"],
    run: () => {
      overlay.value = "sheet";
    },
  }),
];
