import type { PaletteSource } from "../commands/sources.ts";
import { go } from "../router.ts";
import { inboxPath } from "../routes.ts";
import { ICONS } from "./look.ts";
import { t } from "./texts.ts";
import { views } from "./views.model.ts";

/** The saved views, to go to. */
export const savedViews: PaletteSource = {
  id: "views",
  title: () => t("views"),
  items: () =>
    (views.peek() ?? []).map(({ id, name, icon }) => ({
      id: `view.${id}`,
      title: name,
      icon: ICONS[icon],
      keywords: "view list vista lista",
      run: () => go(inboxPath(`v-${id}`)),
    })),
};
