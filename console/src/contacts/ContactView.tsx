import { CloudOff, ExternalLink, UserX } from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { tCommon } from "../i18n/common.ts";
import { failureText } from "../i18n/errors.ts";
import { locale } from "../i18n/locale.ts";
import { Skeleton } from "../inbox/Skeleton.tsx";
import { now } from "../live/clock.ts";
import { PersonButton } from "../privacy/PersonButton.tsx";
import { askedPerson } from "../privacy/person.model.ts";
import { followLink } from "../router.ts";
import { contactPath } from "../routes.ts";
import { date, fullTime, moment } from "../text/time.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Icon } from "../ui/Icon.tsx";
import { cardNamed, readCard } from "./cards.model.ts";
import { Details } from "./Details.tsx";
import { Conversations, Ratings } from "./History.tsx";
import { Identities } from "./Identities.tsx";
import { Notes } from "./Notes.tsx";
import { Sameness } from "./Sameness.tsx";
import { t } from "./texts.ts";
import { Visits } from "./Visits.tsx";
import "./contacts.css";
import "./history.css";
import "./page.css";

/** One chunk for both: the card beside a conversation, and the page of a person. */

/** Beside a conversation: who this is; `stamp` is another one when there may be something new to read. */
export function PersonDetails({ id, stamp }: { id: string; stamp: string }) {
  const card = useCard(id, stamp);
  const values = card.card.value;
  return (
    <section class="card-part">
      <div class="card-title">
        <h3>{t("details")}</h3>
        <a
          class="icon-button icon-button-s"
          href={contactPath(id)}
          title={t("open")}
          aria-label={t("open")}
          onClick={followLink}
        >
          <Icon icon={ExternalLink} size={14} />
        </a>
      </div>
      {values ? (
        <>
          <Identities values={values} />
          <Details card={card} values={values} />
          <Sameness key={values.id} card={card} values={values} />
        </>
      ) : (
        <NotYet card={card} />
      )}
    </section>
  );
}

/** Beside a conversation: what was before. It is read by PersonDetails. */
export function PersonHistory({ id, hereId }: { id: string; hereId: string }) {
  const card = cardNamed(id);
  const values = card.card.value;
  if (!values) return null;
  return (
    <div class="card-part">
      <Notes key={values.id} card={card} values={values} />
      <Visits card={card} />
      <Conversations values={values} hereId={hereId} />
      <Ratings values={values} />
    </div>
  );
}

/** Everything known of a person, on a page of its own. */
export function ContactView({ id }: { id: string }) {
  // They may be erased in the dialog of what is stored of them.
  const card = useCard(id, askedPerson.value ? "asked" : "");
  const values = card.card.value;
  if (!values) {
    return (
      <main class="contact-page contact-page-none">
        <h1 class="visually-hidden">{t("title")}</h1>
        <NotYet card={card} />
      </main>
    );
  }
  const title = values.name || values.email || t("noName");
  return (
    <main class="contact-page">
      <header class="contact-head">
        <Avatar id={values.id} name={title} size="l" />
        <div class="contact-who">
          <h1 class="ellipsis">
            <bdi>{title}</bdi>
          </h1>
          <p class="contact-since">
            {values.seenAt !== null && (
              <span title={fullTime(values.seenAt, locale.value)}>
                {t("lastSeen", { when: moment(values.seenAt, now.value, locale.value) })}
              </span>
            )}
            <span title={fullTime(values.createdAt, locale.value)}>
              {t("known", { when: date(values.createdAt, now.value, locale.value) })}
            </span>
          </p>
        </div>
      </header>
      <div class="contact-columns">
        <Column title={t("about")}>
          <section>
            <h3>{t("details")}</h3>
            <Identities values={values} />
            <Details card={card} values={values} />
          </section>
          <Sameness key={values.id} card={card} values={values} />
          <Notes key={`notes ${values.id}`} card={card} values={values} />
          <PersonButton class="card-action contact-data" asked={{ contactId: values.id }} />
        </Column>
        <Column title={t("history")}>
          <Conversations values={values} />
          <Visits card={card} />
          <Ratings values={values} />
        </Column>
      </div>
    </main>
  );
}

function Column({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="contact-column card-part">
      <h2 class="visually-hidden">{title}</h2>
      {children}
    </div>
  );
}

function useCard(id: string, stamp: string) {
  const card = cardNamed(id);
  useEffect(() => {
    void readCard(card);
  }, [card, stamp]);
  return card;
}

function NotYet({ card }: { card: ReturnType<typeof cardNamed> }) {
  if (card.state.value === "missing") {
    return (
      <EmptyState icon={UserX} title={t("missing")}>
        {t("missingText")}
      </EmptyState>
    );
  }
  if (card.state.value === "failed") {
    return (
      <EmptyState
        icon={CloudOff}
        title={t("failed")}
        action={<Button onClick={() => void readCard(card)}>{tCommon("retry")}</Button>}
      >
        {failureText("no-connection")}
      </EmptyState>
    );
  }
  return (
    <div class="card-loading">
      <Skeleton />
    </div>
  );
}
