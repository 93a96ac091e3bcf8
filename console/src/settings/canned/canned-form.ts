import type { Canned, SaveCanned } from "@palique/shared/canned.ts";
import type { FileCard } from "@palique/shared/conversation.ts";
import { CANNED_TEXT_MAX } from "@palique/shared/limits.ts";
import { LOCALES, type Locale } from "@palique/shared/locale.ts";
import { type ApiFailure, api } from "../../api.ts";
import { receiveCanned } from "../../canned/canned.model.ts";
import type { Tray } from "../../files/trays.model.ts";
import { createForm, type Errors, type Form } from "../form.model.ts";
import { isShortcut } from "./rules.ts";
import { t } from "./texts.ts";

export type CannedValues = Pick<
  Canned,
  "scope" | "departmentId" | "shortcut" | "title" | "folder" | "texts"
> & {
  files: readonly FileCard[];
};

export function valuesOf({ id: _, uses: __, ...values }: Canned): CannedValues {
  return values;
}

/** `id` null: it is made by saving. Files on their way in the tray are waited for. */
export function cannedForm(
  id: string | null,
  saved: CannedValues,
  tray: Tray,
  onMade?: (made: Canned) => void,
): Form<CannedValues> {
  return createForm<CannedValues>(saved, {
    check: (values) => check(values, tray),
    explain,
    async send(_changes, { files, ...values }) {
      const input: SaveCanned = { ...values, fileIds: files.map((file) => file.id) };
      const answer = id
        ? await api.patch<Canned>(`/canned/${id}`, input)
        : await api.post<Canned>("/canned", input);
      if (!answer.ok) return answer;
      receiveCanned(answer.value);
      if (!id) onMade?.(answer.value);
      return { ok: true, value: valuesOf(answer.value) };
    },
  });
}

function check({ shortcut, texts, scope, departmentId }: CannedValues, tray: Tray): Errors {
  return {
    ...(isShortcut(shortcut) ? {} : { shortcut: t("shortcutBad") }),
    ...(texts.en?.trim() || texts.es?.trim() ? {} : { texts: t("textNeeded") }),
    ...Object.fromEntries(LOCALES.flatMap((locale) => tooLong(locale, texts[locale] ?? ""))),
    ...(scope === "department" && !departmentId ? { departmentId: t("chooseDepartment") } : {}),
    ...(tray.items.peek().some((item) => !item.card && !item.failure) ? { fileIds: t("filesBusy") } : {}),
  };
}

/** A paste is not cut silently. */
function tooLong(locale: Locale, text: string): [string, string][] {
  const over = text.length - CANNED_TEXT_MAX;
  return over > 0 ? [[`texts.${locale}`, t("textTooLong", { n: over, max: CANNED_TEXT_MAX })]] : [];
}

function explain({ error, field }: ApiFailure): string | undefined {
  if (error === "conflict") return t("shortcutTaken");
  if (error === "at-capacity") return t("full");
  if (field === "fileIds") return t("filesGone");
  return field === "departmentId" ? t("departmentMissing") : undefined;
}
