import { accentFrom } from "./colors.ts";
import type { Panel } from "./panel.model.ts";

/** Light or dark, and the brand's colour made readable in it. */
export function paint({ host, config, store }: Panel, dialog: HTMLElement): void {
  const wanted = store.get().theme || config.theme;
  const dark =
    wanted === "dark" || (wanted !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  const theme = dark ? "dark" : "light";
  if (dialog.dataset.theme === theme) return;
  dialog.dataset.theme = theme;
  dialog.style.colorScheme = theme;
  for (const [name, color] of Object.entries(accentFrom(host.options.color || config.color, dark))) {
    dialog.style.setProperty(`--accent-${name}`, color);
  }
}
