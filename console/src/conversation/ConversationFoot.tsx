import type { ConversationSummary } from "@palique/shared/operator.ts";
import { StickyNote, X } from "lucide";
import type { ComponentChildren } from "preact";
import { HelpBar } from "../control/HelpBar.tsx";
import { AskedBar } from "../handover/AskedBar.tsx";
import { refuseChat, takeChat } from "../inbox/actions.model.ts";
import { mail } from "../inbox/inbox.model.ts";
import { visitorName } from "../inbox/row-text.ts";
import { t as tInbox } from "../inbox/texts.ts";
import { OfferTime } from "../inbox/WaitTime.tsx";
import { t as tNotes } from "../mentions/texts.ts";
import { me } from "../session.model.ts";
import { Button } from "../ui/Button.tsx";
import { Composer } from "./Composer.tsx";
import { isMineToAnswer } from "./conversation.model.ts";
import { eventText } from "./event-text.ts";
import { NoteBox } from "./NoteBox.tsx";
import { isNoting, NOTE_KEYS, setNoting } from "./noting.model.ts";
import { t } from "./texts.ts";
import type { Thread } from "./threads.model.ts";
import "./foot.css";

/** Under the log: the composer where this operator answers, else what to do, or why nothing can be done. */
export function ConversationFoot({ row, thread }: { row: ConversationSummary; thread: Thread }) {
  const { chat, ticket } = row;
  const self = me.value?.id;
  if (chat?.state === "queued") {
    return (
      <NoteFoot key={row.id} id={row.id}>
        <TakeBar row={row} />
      </NoteFoot>
    );
  }
  if (chat?.state === "active") {
    if (chat.operatorId === self) return <Composer key={row.id} conversationId={row.id} isChat />;
    if (chat.transfer?.operatorId === self) return <AskedBar row={row} thread={thread} />;
    if (isMineToAnswer(row.id)) return <Composer key={row.id} conversationId={row.id} isChat />;
    return (
      <NoteFoot key={row.id} id={row.id}>
        <HelpBar row={row} />
      </NoteFoot>
    );
  }
  if (ticket) return <Composer key={row.id} conversationId={row.id} isChat={false} about={mailNote(row)} />;
  return (
    <NoteFoot key={row.id} id={row.id}>
      {endedText(row, thread)}
    </NoteFoot>
  );
}

/** Where this operator does not answer: how things stand, and a note for the team if there is something to say. */
function NoteFoot({ id, children }: { id: string; children: ComponentChildren }) {
  const isOpen = isNoting(id);
  return (
    <>
      <div class={`foot-bar ${isOpen ? "foot-bar-short" : ""}`}>
        {children}
        <Button
          variant="ghost"
          icon={isOpen ? X : StickyNote}
          aria-expanded={isOpen}
          aria-keyshortcuts={NOTE_KEYS}
          title={NOTE_KEYS}
          onClick={() => setNoting(id, !isOpen)}
        >
          {tNotes(isOpen ? "closeNote" : "writeNote")}
        </Button>
      </div>
      {isOpen && (
        <div class="composer composer-alone">
          <NoteBox conversationId={id} isAlone />
        </div>
      )}
    </>
  );
}

function TakeBar({ row }: { row: ConversationSummary }) {
  const offer = row.chat?.offer;
  const isForMe = offer?.operatorId === me.value?.id;
  const name = visitorName(row);
  return (
    <>
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
    </>
  );
}

function mailNote(row: ConversationSummary): string {
  return t(mail.value.configured ? "mailNote" : "mailWaitsNote", { email: row.contact.email });
}

function endedText(row: ConversationSummary, thread: Thread): string {
  const ended = thread.timeline.value.messages.findLast(({ event }) => event?.type === "chat.ended");
  return ended?.event ? eventText(ended.event, row.contact.name) : t("endedBar");
}
