import { EMAIL_MAX } from "@palique/shared/limits.ts";
import { LOCALES, type Locale, nearestLocale } from "@palique/shared/locale.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { MailTranscript } from "@palique/shared/transcript.ts";
import { useId, useState } from "preact/hooks";
import { api } from "../api.ts";
import { tCommon } from "../i18n/common.ts";
import { locale } from "../i18n/locale.ts";
import { mail } from "../inbox/inbox.model.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Field, Select } from "../ui/Field.tsx";
import { notify } from "../ui/notices.model.ts";
import { languageName } from "../visitor/about.ts";
import { t } from "./texts.ts";
import { zoneHere } from "./transcript.model.ts";
import "./transcript.css";

interface MailTranscriptProps {
  row: ConversationSummary;
  onClose: () => void;
}

/** Where to, in which language. The visitor's own address is filled in. */
export function MailTranscriptDialog({ row, onClose }: MailTranscriptProps) {
  const own = row.contact.email;
  const formId = useId();
  const [address, setAddress] = useState(own);
  const [language, setLanguage] = useState<Locale>(nearestLocale(row.language, locale.peek()));
  const [problem, setProblem] = useState("");
  const [isBusy, setBusy] = useState(false);
  // The same on every try: what went out before an answer was lost does not go out twice.
  const [clientId] = useState(() => crypto.randomUUID());

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    const to = address.trim();
    if (!/^[^\s@]+@[^\s@]+$/.test(to)) return setProblem(t("addressBad"));
    if (isBusy) return;
    setBusy(true);
    // A visitor reads the times of the place where the visitor is.
    const timeZone = to.toLowerCase() === own ? null : zoneHere();
    const input: MailTranscript = { clientId, address: to, locale: language, timeZone };
    const answer = await api.post<null>(`/conversations/${row.id}/transcript-mail`, input);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.field === "address" ? t("addressBad") : answer.text);
    onClose();
    notify(t(mail.peek().configured ? "sent" : "sentLater", { address: to }));
  }

  return (
    <Dialog
      title={t("title")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button variant="primary" type="submit" form={formId} busy={isBusy}>
            {t("send")}
          </Button>
        </>
      }
    >
      <form id={formId} class="mailing" noValidate onSubmit={(event) => void send(event)}>
        <p>{t("lead")}</p>
        <Field
          label={t("address")}
          hint={t(own ? "addressHint" : "addressUnknown")}
          error={problem}
          type="email"
          inputMode="email"
          dir="ltr"
          autoFocus
          maxLength={EMAIL_MAX}
          value={address}
          onInput={(event) => {
            setProblem("");
            setAddress(event.currentTarget.value);
          }}
        />
        <Select
          label={t("language")}
          value={language}
          onChange={(event) => setLanguage(nearestLocale(event.currentTarget.value, language))}
        >
          {LOCALES.map((tag) => (
            <option key={tag} value={tag} selected={tag === language}>
              {languageName(tag, locale.value)}
            </option>
          ))}
        </Select>
      </form>
    </Dialog>
  );
}
