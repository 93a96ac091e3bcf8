import type { Canned } from "@palique/shared/canned.ts";
import { plainText } from "@palique/shared/markdown.ts";
import type { OperatorSelf } from "@palique/shared/operator.ts";
import { Copy, Lock, Paperclip, Trash2 } from "lucide";
import { useState } from "preact/hooks";
import { languageFor, languagesOf } from "../../canned/choose.ts";
import { locale } from "../../i18n/locale.ts";
import { followLink } from "../../router.ts";
import { IconButton } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { cannedPath, duplicateCanned } from "./canned-settings.model.ts";
import { mayKeep } from "./rules.ts";
import { t } from "./texts.ts";

interface RowProps {
  one: Canned;
  role: OperatorSelf["role"] | undefined;
  onDelete: () => void;
}

/** One line of the list: what it is called, how it begins, how often it is used. */
export function CannedRow({ one, role, onDelete }: RowProps) {
  const { shortcut: word, title, files, uses } = one;
  const language = languageFor(one, locale.value);
  const isKept = mayKeep(one, role);
  const [isBusy, setBusy] = useState(false);
  async function duplicate(): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    await duplicateCanned(one);
    setBusy(false);
  }
  return (
    <li class="entry canned-entry">
      <a class="entry-main canned-link" href={cannedPath(one.id)} onClick={followLink}>
        <span class="entry-title">
          <bdi class="canned-word">/{word}</bdi>
          {title && (
            <bdi class="ellipsis" title={title}>
              {title}
            </bdi>
          )}
          {!isKept && (
            <span class="canned-lock" title={t("readOnly")}>
              <Icon icon={Lock} size={12} />
              <span class="visually-hidden">{t("readOnly")}</span>
            </span>
          )}
        </span>
        <span class="entry-note ellipsis" dir="auto" lang={language}>
          {plainText((one.texts[language] ?? "").slice(0, 300))}
        </span>
      </a>
      <span class="canned-facts">
        {files.length > 0 && (
          <span class="canned-fact" title={files.map((file) => file.name).join(", ")}>
            <Icon icon={Paperclip} size={12} />
            <span aria-hidden="true">{files.length}</span>
            <span class="visually-hidden">{t("filesCount", { n: files.length })}</span>
          </span>
        )}
        {languagesOf(one).map((there) => (
          <span key={there} class="canned-fact canned-locale">
            {there}
          </span>
        ))}
        <span class="entry-note digits canned-uses">{uses > 0 ? t("uses", { n: uses }) : t("unused")}</span>
      </span>
      <span class="entry-actions">
        <IconButton
          icon={Copy}
          size="s"
          label={t("duplicateNamed", { word })}
          aria-busy={isBusy || undefined}
          onClick={() => void duplicate()}
        />
        {isKept && (
          <IconButton icon={Trash2} size="s" label={t("deleteNamed", { word })} onClick={onDelete} />
        )}
      </span>
    </li>
  );
}
