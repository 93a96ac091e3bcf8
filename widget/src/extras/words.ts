import { EXTRA_WORDS, type ExtraWords } from "../i18n/extras.ts";
import { localeOf, type Panel } from "../panel/panel.model.ts";

export function extraWords(panel: Panel): ExtraWords {
  return EXTRA_WORDS[localeOf(panel)];
}
