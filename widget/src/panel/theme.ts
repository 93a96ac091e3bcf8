import type { Accents } from "@palique/shared/accents.ts";
import type { Host } from "../host.ts";
import { DEFAULT_CONFIG } from "./config.ts";
import type { Panel } from "./panel.model.ts";

/** The brand's colour made readable: by the server, unless the page says another one. */
export async function loadAccents({ options, config }: Host): Promise<Accents> {
  if (!options.color && config?.accents) return config.accents;
  const { accentsFrom } = await import("@palique/shared/accents.ts");
  return accentsFrom(options.color || (config ?? DEFAULT_CONFIG).color);
}

/** Light or dark, and the colour for it. */
export function paint({ config, store, accents }: Panel, dialog: HTMLElement): void {
  const wanted = store.get().theme || config.theme;
  const dark =
    wanted === "dark" || (wanted !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  const theme = dark ? "dark" : "light";
  if (dialog.dataset.theme === theme) return;
  dialog.dataset.theme = theme;
  dialog.style.colorScheme = theme;
  for (const [name, color] of Object.entries(accents[theme])) {
    dialog.style.setProperty(`--accent-${name}`, color);
  }
}
