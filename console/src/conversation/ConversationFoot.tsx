import type { ConversationSummary } from "@palique/shared/operator.ts";
import { refuseChat, takeChat } from "../inbox/actions.model.ts";
import { mail, operatorName } from "../inbox/inbox.model.ts";
import { visitorName } from "../inbox/row-text.ts";
import { t as tInbox } from "../inbox/texts.ts";
import { OfferTime } from "../inbox/WaitTime.tsx";
import { me } from "../session.model.ts";
import { Button } from "../ui/Button.tsx";
import { Composer } from "./Composer.tsx";
import { eventText } from "./event-text.ts";
import { t } from "./texts.ts";
import type { Thread } from "./threads.model.ts";
import "./foot.css";

/** Under the log: the composer where this operator answers, else what to do, or why nothing can be done. */
export function ConversationFoot({ row, thread }: { row: ConversationSummary; thread: Thread }) {
  const { chat, ticket } = row;
  if (chat?.state === "queued") return <TakeBar row={row} />;
  if (chat?.state === "active") {
    const isMine = chat.operatorId === me.value?.id;
    return isMine ? (
      <Composer key={row.id} conversationId={row.id} isChat />
    ) : (
      <div class="foot-bar">{t("othersBar", { name: operatorName(chat.operatorId) })}</div>
    );
  }
  if (ticket) return <Composer key={row.id} conversationId={row.id} isChat={false} note={mailNote(row)} />;
  return <div class="foot-bar">{endedText(row, thread)}</div>;
}

function TakeBar({ row }: { row: ConversationSummary }) {
  const offer = row.chat?.offer;
  const isForMe = offer?.operatorId === me.value?.id;
  const name = visitorName(row);
  return (
    <div class="foot-bar">
      <span>
        {t(isForMe ? "offerBar" : "takeBar", { name })}{" "}
        {isForMe && offer && <OfferTime expiresAt={offer.expiresAt} />}
      </span>
      <span class="foot-actions">
        {isForMe && <Button onClick={() => void refuseChat(row)}>{tInbox("decline")}</Button>}
        <Button variant="primary" onClick={() => void takeChat(row)}>
          {t("take")}
        </Button>
      </span>
    </div>
  );
}

function mailNote(row: ConversationSummary): string {
  return t(mail.value.configured ? "mailNote" : "mailWaitsNote", { email: row.contact.email });
}

function endedText(row: ConversationSummary, thread: Thread): string {
  const ended = thread.timeline.value.messages.findLast(({ event }) => event?.type === "chat.ended");
  return ended?.event ? eventText(ended.event, row.contact.name) : t("endedBar");
}
