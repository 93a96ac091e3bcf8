import { FILE_WORDS, type FileWords } from "../i18n/files.ts";
import { localeOf, type Panel } from "../panel/panel.model.ts";

export function fileWords(panel: Panel): FileWords {
  return FILE_WORDS[localeOf(panel)];
}
