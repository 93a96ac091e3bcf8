import { nearestLocale } from "@palique/shared/locale.ts";
import { fillIn } from "@palique/shared/variables.ts";
import { MessageSquareQuote } from "lucide";
import type { PaletteSource } from "../commands/sources.ts";
import { isMineToAnswer } from "../conversation/conversation.model.ts";
import { focusComposer, focusedRow } from "../conversation/focus.model.ts";
import { setNoting } from "../conversation/noting.model.ts";
import { locale } from "../i18n/locale.ts";
import { attachFiles } from "./attach-files.ts";
import { canned, countUse, needCanned, toInsert } from "./canned.model.ts";
import { cannedFor, languageFor } from "./choose.ts";
import { t } from "./texts.ts";
import { valuesFor } from "./values.ts";

/** Ready-made texts in the palette: one line puts it into the open reply. */
export const cannedTexts: PaletteSource = {
  id: "canned",
  title: () => t("canned"),
  items: () => {
    needCanned();
    const row = focusedRow.value;
    if (!row || !isMineToAnswer(row.id)) return [];
    return cannedFor(canned.value ?? [], row.departmentId).map((one) => {
      const language = languageFor(one, nearestLocale(row.language, locale.value));
      const text = one.texts[language] ?? "";
      return {
        id: `canned.${one.id}`,
        title: `/${one.shortcut}`,
        icon: MessageSquareQuote,
        about: one.title || text,
        keywords: `${one.folder} ${one.title} ${text.slice(0, 200)}`,
        run: () => {
          countUse(one);
          setNoting(row.id, false);
          toInsert.value = { conversationId: row.id, text: fillIn(text, valuesFor(row, language)) };
          attachFiles(one, row.id);
          focusComposer(row.id);
        },
      };
    });
  },
};
