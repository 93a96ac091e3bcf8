import type { ConversationSummary } from "@palique/shared/operator.ts";
import { Ban, X } from "lucide";
import type { ComponentChildren } from "preact";
import { blockingId } from "../blocking/blocking.model.ts";
import { t as tBlocks } from "../blocking/texts.ts";
import { ConversationFacts, PageVariables } from "../control/ConversationFacts.tsx";
import { mayEnd } from "../conversation/may-end.ts";
import type { Thread } from "../conversation/threads.model.ts";
import { tCommon } from "../i18n/common.ts";
import { locale } from "../i18n/locale.ts";
import { departmentName } from "../inbox/inbox.model.ts";
import { visitorName } from "../inbox/row-text.ts";
import { now } from "../live/clock.ts";
import { PersonButton } from "../privacy/PersonButton.tsx";
import { followLink } from "../router.ts";
import { visitorsPath } from "../routes.ts";
import { offerOf } from "../sharing/askable.ts";
import { date, fullTime } from "../text/time.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { lazy } from "../ui/Lazy.tsx";
import { cityOf, languageName, localTimeIn, withoutScheme } from "./about.ts";
import { Outside } from "./Outside.tsx";
import { t } from "./texts.ts";
import { browserName } from "./user-agent.ts";
import "./visitor.css";

const PersonDetails = lazy(async () => (await import("../contacts/ContactView.tsx")).PersonDetails);
const Recordings = lazy(async () => (await import("../cobrowse/RecordingsView.tsx")).RecordingsView);
const PersonHistory = lazy(async () => (await import("../contacts/ContactView.tsx")).PersonHistory);

interface VisitorPaneProps {
  row: ConversationSummary;
  thread: Thread;
  /** Where it has no place of its own, it lies over the conversation. */
  place: "beside" | "over";
  close: () => void;
}

/** The right pane: who this is. */
export function VisitorPane({ row, thread, place, close }: VisitorPaneProps) {
  const visitor = thread.visitor.value;
  return (
    <aside class={`visitor visitor-${place}`} aria-label={t("title")}>
      <header class="visitor-head">
        <Avatar id={row.id} name={visitorName(row)} size="l" />
        <div class="visitor-who">
          <h2 class="ellipsis">
            <bdi>{visitorName(row)}</bdi>
          </h2>
          {visitor && (
            <Presence isHere={visitor.connected} timeZone={visitor.timeZone} conversationId={row.id} />
          )}
        </div>
        <IconButton class="visitor-close" icon={X} label={tCommon("close")} onClick={close} />
      </header>
      <ConversationFacts row={row} />
      <PersonDetails id={row.contact.id} stamp={stampOf(row)} />
      {visitor && (
        <>
          <h3>{t("about")}</h3>
          <dl class="facts">
            <Fact name={t("page")} value={visitor.page?.url}>
              <Outside url={visitor.page?.url ?? ""}>
                {visitor.page?.title || withoutScheme(visitor.page?.url ?? "")}
              </Outside>
            </Fact>
            <Fact name={t("referrer")} value={visitor.referrer || t("direct")}>
              {visitor.referrer ? (
                <Outside url={visitor.referrer}>{withoutScheme(visitor.referrer)}</Outside>
              ) : (
                t("direct")
              )}
            </Fact>
            <Fact name={t("browser")} value={browserName(visitor.userAgent)} title={visitor.userAgent} />
            <Fact name={t("language")} value={languageName(visitor.language, locale.value)} />
            <Fact name={t("site")} value={visitor.siteName} />
            <Fact name={t("department")} value={departmentName(row.departmentId)} />
            <Fact
              name={t("firstSeen")}
              value={date(visitor.firstSeenAt, now.peek(), locale.value)}
              title={fullTime(visitor.firstSeenAt, locale.value)}
            />
          </dl>
          <PageVariables variables={thread.variables.value} />
          <Recordings
            conversationId={row.id}
            pageUrl={visitor.page?.url ?? ""}
            hosts={offerOf(row)?.hosts ?? []}
          />
          <PersonHistory id={row.contact.id} hereId={row.id} />
          {mayEnd(row) && (
            <Button
              class="visitor-block"
              variant="ghost"
              size="s"
              icon={Ban}
              onClick={() => {
                blockingId.value = row.id;
              }}
            >
              {tBlocks("blockMore")}
            </Button>
          )}
          <PersonButton class="visitor-data" asked={{ conversationId: row.id }} />
        </>
      )}
    </aside>
  );
}

/** What of the row shows on the contact's card, too: when it is another one, the card is read again. */
function stampOf({ contact, chat, ticket, subject }: ConversationSummary): string {
  return JSON.stringify([contact, chat?.id, chat?.state, chat?.rating, ticket?.status, subject]);
}

interface PresenceProps {
  isHere: boolean;
  timeZone: string | null;
  conversationId: string;
}

function Presence({ isHere, timeZone, conversationId }: PresenceProps) {
  const time = timeZone && localTimeIn(timeZone, now.value, locale.value);
  return (
    <p class="visitor-presence">
      <span class={`visitor-dot ${isHere ? "visitor-here" : ""}`} aria-hidden="true" />
      {isHere ? (
        <a class="visitor-visit" href={visitorsPath("list", conversationId)} onClick={followLink}>
          {t("here")}
        </a>
      ) : (
        t("left")
      )}
      {timeZone && time && (
        <span class="digits visitor-time">
          {cityOf(timeZone)} · {t("thereNow", { time })}
        </span>
      )}
    </p>
  );
}

interface FactProps {
  name: string;
  /** Nothing known: no line. */
  value: string | null | undefined;
  title?: string;
  children?: ComponentChildren;
}

function Fact({ name, value, title, children }: FactProps) {
  if (!value) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto" title={title ?? value}>
        {children ?? value}
      </dd>
    </div>
  );
}
