import type { Canned } from "@palique/shared/canned.ts";
import { MESSAGE_MAX } from "@palique/shared/limits.ts";
import { type Locale, nearestLocale } from "@palique/shared/locale.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import { fillIn, missingIn } from "@palique/shared/variables.ts";
import { signal } from "@preact/signals";
import { MessageSquareQuote, Plus } from "lucide";
import type { ComposerItem, ComposerSource } from "../commands/composer-sources.ts";
import { sendTyped } from "../conversation/outbox.model.ts";
import { locale } from "../i18n/locale.ts";
import { attachFiles } from "./attach-files.ts";
import { CannedPreview } from "./CannedPreview.tsx";
import { canned, countUse, making } from "./canned.model.ts";
import { cannedFor, languageFor, languagesOf } from "./choose.ts";
import { t } from "./texts.ts";
import { valuesFor } from "./values.ts";

/** The language the operator switched to, where it is not the visitor's. */
const switched = signal<{ conversationId: string; locale: Locale } | null>(null);

/** Ready-made texts in the list that "/" opens. */
export const cannedMessages: ComposerSource = {
  id: "canned",
  title: () => t("canned"),
  isInside: true,
  items: (row) => cannedFor(canned.value ?? [], row.departmentId).map((one) => itemOf(one, row)),
};

/** At its end: a new one, of what stands in the box. */
export const newCanned: ComposerSource = {
  id: "canned-new",
  title: () => t("another"),
  isInside: true,
  items: (row) => [
    {
      id: "canned.new",
      title: t("newOne"),
      icon: Plus,
      about: t("newOneAbout"),
      keywords: "save new canned reply guardar nuevo crear enlatado respuesta",
      pick: ({ rest }) => {
        making.value = { text: rest.trim(), language: nearestLocale(row.language, locale.peek()) };
      },
    },
  ],
};

function itemOf(one: Canned, row: ConversationSummary): ComposerItem {
  const wanted =
    switched.value?.conversationId === row.id
      ? switched.value.locale
      : nearestLocale(row.language, locale.value);
  const language = languageFor(one, wanted);
  const text = one.texts[language] ?? "";
  const filled = () => fillIn(text, valuesFor(row, language));
  const others = languagesOf(one).filter((other) => other !== language);
  return {
    id: `canned.${one.id}`,
    title: one.shortcut,
    icon: MessageSquareQuote,
    about: one.title || text,
    keywords: `${one.folder} ${one.title} ${text.slice(0, 200)}`,
    preview: () => (
      <CannedPreview
        text={text}
        files={one.files}
        language={language}
        mayBeTyped={row.chat?.state === "active"}
        values={valuesFor(row, language)}
        others={others}
        onSwitch={(next) => {
          switched.value = { conversationId: row.id, locale: next };
        }}
      />
    ),
    ...(others[0] && {
      turn: () => {
        switched.value = { conversationId: row.id, locale: others[0] ?? language };
      },
    }),
    pick: (reply) => {
      countUse(one);
      reply.write(filled());
      attachFiles(one, row.id);
    },
    // Something is missing, or it grew too long: it is put where that can be seen first.
    ...(row.chat?.state === "active" && {
      pickTyped: (reply) => {
        countUse(one);
        const ready = filled();
        if (missingIn(ready).length === 0 && ready.length <= MESSAGE_MAX) {
          sendTyped(row.id, ready.trim(), [], one.files.length > 0 ? one.id : undefined);
        } else {
          reply.write(ready);
          attachFiles(one, row.id);
        }
      },
    }),
  };
}
