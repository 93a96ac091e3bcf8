import type { PersonSummary } from "@palique/shared/privacy.ts";
import { Download } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { api } from "../api.ts";
import { tCommon } from "../i18n/common.ts";
import { person as en } from "../i18n/en/person.ts";
import { person as es } from "../i18n/es/person.ts";
import { catalogue, locale } from "../i18n/locale.ts";
import { now } from "../live/clock.ts";
import { date } from "../text/time.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Field } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { notify } from "../ui/notices.model.ts";
import { type Asked, personErased } from "./person.model.ts";
import "./person.css";

const t = catalogue({ en, es });

/** Everything of one person, to give out or to erase. Nothing happens before the last button. */
export function PersonDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const [person, setPerson] = useState<PersonSummary | null>(null);
  const [problem, setProblem] = useState("");
  const path =
    "contactId" in asked ? `people/${asked.contactId}` : `conversations/${asked.conversationId}/person`;
  useEffect(() => {
    void api.get<PersonSummary>(`/privacy/${path}`).then((answer) => {
      if (answer.ok) setPerson(answer.value);
      else setProblem(answer.error === "not-found" ? t("goneAlready") : answer.text);
    });
  }, [path]);
  const name = person?.confirmWith ?? "";
  return (
    <Dialog title={person ? t("dialogTitle", { name }) : t("title")} size="m" onClose={onClose}>
      <div class="person" aria-busy={!person && !problem}>
        {!person && (problem ? <p role="alert">{problem}</p> : <p role="status">{tCommon("loading")}</p>)}
        {person && (
          <>
            <Facts person={person} />
            <section class="person-part">
              <h3>{t("exportTitle")}</h3>
              <p>{t("exportText")}</p>
              <a
                class="button button-secondary button-m"
                href={`/api/v1/privacy/people/${person.contactId}/export`}
                download="person.zip"
              >
                <Icon icon={Download} size={16} />
                {t("export")}
              </a>
            </section>
            <Erase person={person} onClose={onClose} />
          </>
        )}
      </div>
    </Dialog>
  );
}

function Facts({ person: { name, email, conversations, files, createdAt } }: { person: PersonSummary }) {
  return (
    <p class="person-facts">
      <bdi>{[name, email].filter(Boolean).join(" · ") || t("noName")}</bdi>
      <span>
        {[
          t("conversationCount", { n: conversations }),
          t("fileCount", { n: files }),
          t("firstSeen", { date: date(createdAt, now.peek(), locale.value) }),
        ].join(" · ")}
      </span>
    </p>
  );
}

function Erase({ person, onClose }: { person: PersonSummary; onClose: () => void }) {
  const { contactId, confirmWith: name, isChatting } = person;
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState("");
  const [isBusy, setBusy] = useState(false);

  async function erase(event: Event): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const answer = await api.post<null>(`/privacy/people/${contactId}/erase`, { confirm: typed });
    setBusy(false);
    if (answer.ok || answer.error === "not-found") {
      personErased(contactId);
      onClose();
      return notify(answer.ok ? t("erased") : t("goneAlready"));
    }
    if (answer.error === "conflict") return setProblem(t("eraseChat"));
    setProblem(answer.field === "confirm" ? t("confirmWrong", { name }) : answer.text);
  }

  return (
    <form class="person-part" noValidate onSubmit={(event) => void erase(event)}>
      <h3>{t("eraseTitle")}</h3>
      <p>{t("eraseText")}</p>
      {isChatting ? (
        <p class="person-warning">{t("eraseChat")}</p>
      ) : (
        <>
          <Field
            label={t("confirm", { name })}
            dir="auto"
            autocomplete="off"
            spellcheck={false}
            value={typed}
            error={problem}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              setProblem("");
            }}
          />
          <Button type="submit" variant="danger" busy={isBusy} disabled={typed.trim() === ""}>
            {t("erase")}
          </Button>
        </>
      )}
    </form>
  );
}
