import { FILES_MAX } from "@palique/shared/limits.ts";
import type { Panel } from "../panel/panel.model.ts";
import { sizeText } from "./amounts.ts";
import { fileWords } from "./words.ts";

/** Why it cannot be sent, said before a byte leaves; "" when it can. `before`: files that go along already. */
export function problemOf(panel: Panel, name: string, size: number, before: number): string {
  const words = fileWords(panel);
  const { maxBytes = 0, refused = [] } = panel.config.files ?? {};
  const ending = /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? "";
  if (before >= FILES_MAX) return words.tooMany(FILES_MAX);
  if (size === 0) return words.empty(name);
  if (size > maxBytes) return words.tooLarge(name, sizeText(panel, maxBytes));
  return refused.includes(ending) ? words.refused(name) : "";
}
