import { t as tShell } from "../app/texts.ts";
import type { PaletteSource } from "../commands/sources.ts";
import { go } from "../router.ts";
import { me } from "../session.model.ts";
import { sectionsFor, settingsPath } from "./sections.ts";
import { t } from "./texts.ts";

/** The pages of the settings this operator may see. */
export const settingsPages: PaletteSource = {
  id: "settings",
  title: () => tShell("settings"),
  items: () =>
    sectionsFor(me.peek()?.role ?? "agent").map(({ section, group, icon }) => ({
      id: `settings.${section}`,
      title: t(section),
      icon,
      about: t(group),
      keywords: `${tShell("settings")} settings ajustes`,
      run: () => go(settingsPath(section)),
    })),
};
