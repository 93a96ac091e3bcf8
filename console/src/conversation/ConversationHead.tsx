import type { ConversationSummary } from "@palique/shared/operator.ts";
import { ArrowLeft, PanelRight } from "lucide";
import { useState } from "preact/hooks";
import { HandoverButtons } from "../handover/HandoverButtons.tsx";
import { endChat } from "../inbox/actions.model.ts";
import { departmentName } from "../inbox/inbox.model.ts";
import { visitorName } from "../inbox/row-text.ts";
import { WaitTime } from "../inbox/WaitTime.tsx";
import { followLink } from "../router.ts";
import { me } from "../session.model.ts";
import { TicketStatusControl } from "../tickets/TicketStatusControl.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { t } from "./texts.ts";
import type { Thread } from "./threads.model.ts";

interface HeadProps {
  back: string;
  row: ConversationSummary | undefined;
  thread: Thread | undefined;
  details?: { isOpen: boolean; toggle: () => void };
}

export function ConversationHead({ back, row, thread, details }: HeadProps) {
  const page = thread?.visitor.value?.page;
  const isLive = row?.chat?.state === "active";
  const isMine = isLive && row?.chat?.operatorId === me.value?.id;
  return (
    <header class="conversation-head">
      <a class="conversation-back icon-button" href={back} onClick={followLink} aria-label={t("backToList")}>
        <Icon icon={ArrowLeft} />
      </a>
      {row && (
        <>
          <Avatar id={row.id} name={row.ticket ? "#" : visitorName(row)} />
          <div class="conversation-who">
            <h2 class="ellipsis">
              <bdi>{row.ticket?.subject ?? visitorName(row)}</bdi>
            </h2>
            <p class="ellipsis">
              {row.ticket && <bdi>{visitorName(row)} · </bdi>}
              {departmentName(row.departmentId)} · #{row.number}
              {page && <> · {t("onPage", { page: pathOf(page.url) })}</>}
            </p>
          </div>
          {isLive && row.waitingSince !== null && (
            <span class="conversation-wait">
              <WaitTime since={row.waitingSince} kind="answer" />
            </span>
          )}
          {row.ticket && <TicketStatusControl row={row} status={row.ticket.status} />}
          <HandoverButtons row={row} />
          {isMine && <EndButton row={row} />}
        </>
      )}
      {row && details && (
        <IconButton
          class="conversation-details"
          icon={PanelRight}
          label={t("details")}
          aria-expanded={details.isOpen}
          onClick={details.toggle}
        />
      )}
    </header>
  );
}

function EndButton({ row }: { row: ConversationSummary }) {
  const [isAsking, setAsking] = useState(false);
  const end = () => {
    setAsking(false);
    void endChat(row);
    // The button goes with the chat: the keyboard stays in the conversation.
    requestAnimationFrame(() => document.querySelector<HTMLElement>("[role=log]")?.focus());
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("end")}</Button>
      {isAsking && (
        <Dialog
          title={t("endTitle")}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t("keepOn")}</Button>
              <Button variant="primary" onClick={end} autoFocus>
                {t("end")}
              </Button>
            </>
          }
        >
          <p>{t("endText", { name: visitorName(row) })}</p>
        </Dialog>
      )}
    </>
  );
}

/** What identifies a page within its site. */
function pathOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return pathname + search;
}
