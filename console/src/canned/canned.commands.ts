import { nearestLocale } from "@palique/shared/locale.ts";
import { MessageSquarePlus } from "lucide";
import { type Command, command } from "../commands/registry.ts";
import { keptDraft } from "../conversation/drafts.ts";
import { focusedRow } from "../conversation/focus.model.ts";
import { locale } from "../i18n/locale.ts";
import { me } from "../session.model.ts";
import { making } from "./canned.model.ts";
import { t } from "./texts.ts";

export const cannedCommands: readonly Command[] = [
  command({
    id: "canned.make",
    group: "you",
    title: () => t("newOne"),
    icon: MessageSquarePlus,
    keywords: "save reply template snippet guardar respuesta plantilla enlatado nuevo",
    run: () => {
      const row = focusedRow.peek();
      const text = row ? keptDraft(me.peek()?.id ?? "", row.id).read() : "";
      making.value = { text: text.trim(), language: nearestLocale(row?.language, locale.peek()) };
    },
  }),
];
