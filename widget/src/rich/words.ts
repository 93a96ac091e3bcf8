import { RICH_WORDS, type RichWords } from "../i18n/rich.ts";
import { localeOf, type Panel } from "../panel/panel.model.ts";

export function richWords(panel: Panel): RichWords {
  return RICH_WORDS[localeOf(panel)];
}
