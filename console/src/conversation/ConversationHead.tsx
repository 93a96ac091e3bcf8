import type { ConversationSummary } from "@palique/shared/operator.ts";
import { ArrowLeft, CircleStop, PanelRight, X } from "lucide";
import { BlockSlot } from "../blocking/BlockSlot.tsx";
import { t as tCanned } from "../canned/texts.ts";
import { ControlMenu } from "../control/ControlMenu.tsx";
import { PriorityMark, TagDots } from "../control/marks.tsx";
import { ViewersView } from "../control/PresenceView.tsx";
import { HandoverButtons } from "../handover/HandoverButtons.tsx";
import { locale } from "../i18n/locale.ts";
import { endChat } from "../inbox/actions.model.ts";
import { departmentName } from "../inbox/inbox.model.ts";
import { visitorName } from "../inbox/row-text.ts";
import { WaitTime } from "../inbox/WaitTime.tsx";
import { t as tLayout } from "../layout/texts.ts";
import { RatingMark } from "../rating/RatingMark.tsx";
import { followLink } from "../router.ts";
import { countScheduled, sendAllScheduled } from "../scheduled/scheduled.model.ts";
import { me } from "../session.model.ts";
import { AskMenu } from "../sharing/AskMenu.tsx";
import { TicketStatusControl } from "../tickets/TicketStatusControl.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { languageName } from "../visitor/about.ts";
import { endingId } from "./ending.model.ts";
import { t } from "./texts.ts";
import { type Thread, threads } from "./threads.model.ts";

interface HeadProps {
  back: string;
  /** Instead of going back: it is the second one on the screen. */
  close: (() => void) | undefined;
  row: ConversationSummary | undefined;
  thread: Thread | undefined;
  details?: { isOpen: boolean; toggle: () => void };
}

export function ConversationHead({ back, close, row, thread, details }: HeadProps) {
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
              {row.subject && <bdi>{row.subject} · </bdi>}
              {row.ticket && <bdi>{visitorName(row)} · </bdi>}
              {departmentName(row.departmentId)} · #{row.number}
              {page && <> · {t("onPage", { page: pathOf(page.url) })}</>}
              {row.language && <> · {languageName(row.language, locale.value)}</>}
            </p>
          </div>
          <PriorityMark priority={row.priority} words />
          <TagDots row={row} />
          <ViewersView row={row} />
          {isLive && !row.chat?.held && row.waitingSince !== null && (
            <span class="conversation-wait">
              <WaitTime since={row.waitingSince} kind="answer" />
            </span>
          )}
          {row.chat?.rating && <RatingMark rating={row.chat.rating} />}
          {row.ticket && <TicketStatusControl row={row} status={row.ticket.status} />}
          <AskMenu row={row} />
          <HandoverButtons row={row} />
          {isMine && <EndButton row={row} />}
          <BlockSlot row={row} />
          <ControlMenu row={row} />
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
      {close && <IconButton icon={X} label={tLayout("closeBeside")} onClick={close} />}
    </header>
  );
}

function EndButton({ row }: { row: ConversationSummary }) {
  const isAsking = endingId.value === row.id;
  const setAsking = (isOn: boolean) => {
    endingId.value = isOn ? row.id : null;
  };
  const unsent = countScheduled(row.id);
  const end = async (isSending: boolean) => {
    setAsking(false);
    const thread = threads.peek().get(row.id);
    if (isSending && !(thread && (await sendAllScheduled(thread)))) return;
    void endChat(row);
    // The button goes with the chat: the keyboard stays in the conversation.
    requestAnimationFrame(() => document.querySelector<HTMLElement>("[role=log]")?.focus());
  };
  return (
    <>
      <Button class="head-button" icon={CircleStop} title={t("end")} onClick={() => setAsking(true)}>
        <span class="head-button-text">{t("end")}</span>
      </Button>
      {isAsking && (
        <Dialog
          title={t("endTitle")}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t("keepOn")}</Button>
              <Button
                variant={unsent ? "secondary" : "primary"}
                onClick={() => end(false)}
                autoFocus={!unsent}
              >
                {t("end")}
              </Button>
              {unsent > 0 && (
                <Button variant="primary" onClick={() => end(true)} autoFocus>
                  {tCanned("sendAndEnd")}
                </Button>
              )}
            </>
          }
        >
          {unsent > 0 && (
            <p>
              <strong>{tCanned("unsentTitle", { n: unsent })}.</strong> {tCanned("unsentText")}
            </p>
          )}
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
