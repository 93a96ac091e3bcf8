import { CircleAlert, CircleCheck, MailWarning } from "lucide";
import { mail } from "../inbox/inbox.model.ts";
import { Icon } from "../ui/Icon.tsx";
import { CopyBox } from "./CopyBox.tsx";
import { PageHead } from "./Group.tsx";
import { t } from "./texts.ts";
import "./mail.css";

const EXAMPLE = 'SMTP_URL=smtps://user:password@mail.example.com MAIL_FROM="Help <help@example.com>"';

export function MailView() {
  const { configured, waiting, failed } = mail.value;
  return (
    <>
      <PageHead title={t("mail")} lead={t("mailLead")} />
      <div class={`mail-state ${configured ? "mail-on" : "mail-off"}`}>
        <Icon icon={configured ? CircleCheck : MailWarning} size={22} />
        <div class="stack">
          <div>
            <h2>{t(configured ? "mailOn" : "mailOff")}</h2>
            <p>{t(configured ? "mailOnText" : "mailOffText")}</p>
          </div>
          {!configured && <CopyBox label={t("mailExample")} text={EXAMPLE} />}
        </div>
      </div>
      <dl class="figures">
        <div>
          <dt>{t("mailWaiting")}</dt>
          <dd class="digits">{waiting}</dd>
          <dd class="field-hint">{t("mailWaitingText")}</dd>
        </div>
        <div class={failed > 0 ? "figure-late" : ""}>
          <dt>
            {t("mailFailed")} {failed > 0 && <Icon icon={CircleAlert} size={16} />}
          </dt>
          <dd class="digits">{failed}</dd>
          <dd class="field-hint">{t("mailFailedText")}</dd>
        </div>
      </dl>
    </>
  );
}
