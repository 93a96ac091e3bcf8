import { TICKET_STATUSES, type TicketStatus } from "@palique/shared/conversation.ts";
import { MailWarning, Ticket } from "lucide";
import { useState } from "preact/hooks";
import { t as tShell } from "../app/texts.ts";
import { SnoozedList } from "../control/SnoozedList.tsx";
import { ConversationPane } from "../conversation/ConversationPane.tsx";
import { openId } from "../conversation/conversation.model.ts";
import { endlessList } from "../inbox/all.model.ts";
import { EndlessRows } from "../inbox/EndlessRows.tsx";
import { mail, openTickets, rows, snoozedTickets } from "../inbox/inbox.model.ts";
import { ListScroll } from "../inbox/ListScroll.tsx";
import { Panes } from "../inbox/Panes.tsx";
import { ticketsPath } from "../routes.ts";
import { ListSearch } from "../search/ListSearch.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Icon } from "../ui/Icon.tsx";
import { t } from "./texts.ts";
import "./tickets.css";

const lists = {
  open: endlessList("tickets", "open"),
  waiting: endlessList("tickets", "waiting"),
  resolved: endlessList("tickets", "resolved"),
};
const NAMES = { open: "filterOpen", waiting: "filterWaiting", resolved: "filterResolved" } as const;
const NONE = { open: "noneOpen", waiting: "noneWaiting", resolved: "noneResolved" } as const;

export function TicketsView() {
  const [status, setStatus] = useState<TicketStatus>(() => openedStatus() ?? "open");
  const id = openId.value;
  return (
    <Panes
      title={t("title")}
      list={
        <div class="list">
          <header class="list-head">
            <h2>{t("title")}</h2>
          </header>
          <ListSearch pathOf={(row) => ticketsPath(row.number)}>
            <fieldset class="list-tabs" aria-label={t("filter")}>
              {TICKET_STATUSES.map((one) => (
                <button
                  key={one}
                  type="button"
                  class="list-tab ticket-tab"
                  aria-pressed={one === status}
                  onClick={() => setStatus(one)}
                >
                  {t(NAMES[one])}
                  {one !== "resolved" && <span class="digits">{countOf(one)}</span>}
                </button>
              ))}
            </fieldset>
            <MailBanner />
            <ListScroll name={`tickets ${status}`}>
              <EndlessRows
                key={status}
                title={t(NAMES[status])}
                count={status === "resolved" ? null : countOf(status)}
                list={lists[status]}
                href={(row) => ticketsPath(row.number)}
                empty={
                  <p class="list-empty">
                    <strong>{t(NONE[status])}</strong>
                    {t("noneText")}
                  </p>
                }
              />
              {status !== "resolved" && (
                <SnoozedList
                  rows={snoozedTickets.value.filter((row) => row.ticket?.status === status)}
                  href={(row) => ticketsPath(row.number)}
                />
              )}
            </ListScroll>
          </ListSearch>
        </div>
      }
      conversation={id && <ConversationPane key={id} id={id} back={ticketsPath()} />}
      nothing={<EmptyState icon={Ticket} title={t("pick")} />}
    />
  );
}

/** Of the ticket the address names, so that it is in the list. */
function openedStatus(): TicketStatus | undefined {
  return rows.peek().get(openId.peek() ?? "")?.ticket?.status;
}

function countOf(status: TicketStatus): number {
  return openTickets.value.filter((row) => row.ticket?.status === status).length;
}

/** Answers to tickets go by mail: the operator must know when they cannot leave. */
function MailBanner() {
  const { configured, waiting, failed } = mail.value;
  if (configured && failed === 0) return null;
  const text = configured
    ? tShell("mailFailed", { n: failed })
    : waiting > 0
      ? tShell("mailWaits", { n: waiting })
      : tShell("mailUnset");
  return (
    <div class="list-banner mail-banner" role="note">
      <Icon icon={MailWarning} size={16} />
      <span>{text}</span>
    </div>
  );
}
