import type { ContactCard, ContactConversation, ContactRating } from "@palique/shared/contacts.ts";
import { locale } from "../i18n/locale.ts";
import { departmentName } from "../inbox/inbox.model.ts";
import { now } from "../live/clock.ts";
import { RatingCard } from "../rating/RatingMark.tsx";
import { followLink } from "../router.ts";
import { inboxPath } from "../routes.ts";
import { date, fullTime } from "../text/time.ts";
import { t } from "./texts.ts";

/** All conversations with a person that the operator may see, tickets among them. */
export function Conversations({ values, hereId }: { values: ContactCard; hereId?: string }) {
  const all = values.conversations;
  return (
    <section>
      <h3>{t("conversations")}</h3>
      {all.length === 0 && <p class="card-none">{t("noConversations")}</p>}
      <ul class="past">
        {all.map((one) => (
          <li key={one.id}>
            <a
              href={inboxPath("inbox", one.number)}
              aria-current={one.id === hereId ? "page" : undefined}
              title={departmentName(one.departmentId)}
              onClick={followLink}
            >
              <span class="past-date digits" title={fullTime(one.createdAt, locale.value)}>
                {date(one.createdAt, now.peek(), locale.value)}
              </span>
              <span class="past-what">
                <span class="ellipsis" dir="auto">
                  {one.subject || one.last || t("chat")}
                </span>
                <span class="past-state">{stateOf(one, hereId)}</span>
              </span>
              <span class="past-number digits">#{one.number}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

const TICKET_WORDS = { open: "ticketOpen", waiting: "ticketWaiting", resolved: "ticketResolved" } as const;

function stateOf({ id, chat, ticket }: ContactConversation, hereId?: string): string {
  const what = [
    id === hereId && t("here"),
    chat === "queued" && t("waiting"),
    chat === "active" && t("active"),
    ticket && t(TICKET_WORDS[ticket.status]),
  ];
  return what.filter(Boolean).join(" · ");
}

/** What they thought of it. */
export function Ratings({ values }: { values: ContactCard }) {
  if (values.ratings.length === 0) return null;
  return (
    <section>
      <h3>{t("ratings")}</h3>
      <ul class="ratings">
        {values.ratings.map((one) => (
          <li key={`${one.conversationNumber} ${one.at}`}>
            <RatingCard rating={one.rating} />
            <a class="rating-of" href={inboxPath("inbox", one.conversationNumber)} onClick={followLink}>
              {ofWhat(one)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ofWhat({ conversationNumber: number, operatorName: name, at }: ContactRating): string {
  const when = date(at, now.peek(), locale.value);
  return name ? t("ratedFor", { number, name, when }) : t("ratedIn", { number, when });
}
