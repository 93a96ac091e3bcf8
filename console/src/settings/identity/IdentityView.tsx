import type { SiteIdentity, SiteSecret } from "@palique/shared/identity.ts";
import { useEffect, useState } from "preact/hooks";
import { type ApiFailure, api } from "../../api.ts";
import { locale } from "../../i18n/locale.ts";
import { fullTime } from "../../text/time.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { notify } from "../../ui/notices.model.ts";
import { CopyBox } from "../CopyBox.tsx";
import { Group } from "../Group.tsx";
import { NODE, PAGE, PHP } from "./snippets.ts";
import { t } from "./texts.ts";
import "./identity.css";

/** How a website proves who its customers are. The secret is asked for only when somebody wants to see it. */
export function IdentityView({ siteId }: { siteId: string }) {
  const path = `/sites/${siteId}/identity`;
  const [known, setKnown] = useState<SiteIdentity | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [asking, setAsking] = useState<"renew" | "end" | null>(null);
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    let isGone = false;
    void api.get<SiteIdentity>(path).then((answer) => {
      if (answer.ok && !isGone) setKnown(answer.value);
    });
    return () => {
      isGone = true;
    };
  }, [path]);

  async function run(
    work: Promise<{ ok: true; value: SiteIdentity | SiteSecret } | ApiFailure>,
  ): Promise<void> {
    setBusy(true);
    const answer = await work;
    setBusy(false);
    if (!answer.ok) return notify(answer.text, "problem");
    setKnown(answer.value);
    if ("secret" in answer.value) setSecret(answer.value.secret);
  }

  return (
    <Group title={t("title")} hint={t("hint")}>
      <p class="field-hint">
        {known?.createdAt ? t("made", { date: fullTime(known.createdAt, locale.value) }) : t("none")}
      </p>
      {secret !== null && (
        <>
          <CopyBox label={t("secret")} text={secret} />
          <p class="notice-line">{t("keep")}</p>
          <Snippets />
        </>
      )}
      <div class="identity-actions">
        {secret === null ? (
          <Button busy={isBusy} onClick={() => void run(api.post<SiteSecret>(`${path}/secret`, {}))}>
            {t("show")}
          </Button>
        ) : (
          <Button onClick={() => setSecret(null)}>{t("hide")}</Button>
        )}
        {known?.createdAt && (
          <Button variant="ghost" onClick={() => setAsking("renew")}>
            {t("renew")}
          </Button>
        )}
      </div>
      {known?.previousUntil && (
        <p class="notice-line identity-old">
          {t("old", { date: fullTime(known.previousUntil, locale.value) })}
          <Button variant="ghost" size="s" onClick={() => setAsking("end")}>
            {t("endOld")}
          </Button>
        </p>
      )}
      {asking === "renew" && (
        <ConfirmDialog
          title={t("renewTitle")}
          action={t("renewNow")}
          onClose={() => setAsking(null)}
          onConfirm={() => void run(api.post<SiteSecret>(`${path}/rotation`, {}))}
        >
          <p>{t("renewText")}</p>
        </ConfirmDialog>
      )}
      {asking === "end" && (
        <ConfirmDialog
          isGrave
          title={t("endTitle")}
          action={t("endNow")}
          onClose={() => setAsking(null)}
          onConfirm={() => void run(api.delete<SiteIdentity>(`${path}/previous`))}
        >
          <p>{t("endText")}</p>
        </ConfirmDialog>
      )}
    </Group>
  );
}

function Snippets() {
  return (
    <div class="identity-snippets">
      <Snippet name={`${t("server")}: ${t("node")}`} text={NODE} />
      <Snippet name={`${t("server")}: ${t("php")}`} text={PHP} />
      <Snippet name={t("page")} text={PAGE} />
    </div>
  );
}

function Snippet({ name, text }: { name: string; text: string }) {
  return (
    <>
      <h3>{name}</h3>
      <CopyBox label={name} text={text} rows={text.split("\n").length + 1} />
    </>
  );
}
