import type { ConversationEvent } from "@palique/shared/conversation.ts";
import { blockText } from "../blocking/block-text.ts";
import { controlText } from "../control/control-text.ts";
import { departmentName } from "../inbox/inbox.model.ts";
import { ratedText } from "../rating/rating-text.ts";
import { me } from "../session.model.ts";
import { shareText } from "../sharing/share-text.ts";
import { digits } from "../text/time.ts";
import { t as tTicket } from "../tickets/texts.ts";
import { t as tTranscript } from "../transcript/texts.ts";
import { t } from "./texts.ts";

/** What happened, as one line. */
export function eventText(event: ConversationEvent, visitorName: string): string {
  const name = visitorName || t("visitor");
  const isMyName = (operator: string | null) => operator !== null && operator === me.value?.name;
  switch (event.type) {
    case "chat.queued":
      return t(event.resumed ? "resumed" : "queued", { name });
    case "chat.taken": {
      const isMine = event.operatorId === me.value?.id;
      return t(isMine ? "takenByYou" : "taken", {
        operator: event.operatorName,
        wait: digits(event.waitedMs),
      });
    }
    case "chat.returned":
      return t("returned", { operator: event.operatorName });
    case "chat.transferred":
      return transferredText(event);
    case "transfer.offered":
      if (isMyName(event.toName)) return t("askedYou", { from: event.fromName });
      if (isMyName(event.fromName)) return t("youAsked", { to: event.toName });
      return t("askedOther", { from: event.fromName, to: event.toName });
    case "transfer.closed":
      return t(event.reason, { from: event.fromName, to: event.toName });
    case "scheduled.cancelled": {
      const key = event.reason === "ended" ? "unsentEnded" : "unsentPassed";
      return t(key, { n: event.count, operator: event.operatorName });
    }
    case "answer.due":
      return t("answerDue", { operator: event.operatorName, time: digits(event.waitedMs) });
    case "chat.ended":
      if (event.by === "visitor") return t("endedByVisitor", { name });
      if (event.by === "system") return t("endedBySystem");
      if (isMyName(event.operatorName)) return t("endedByYou");
      return event.operatorName ? t("endedByOperator", { name: event.operatorName }) : t("endedBar");
    case "chat.rated":
      return ratedText(event, name);
    case "chat.resumed": {
      const isMine = event.operatorId === me.value?.id;
      return t(isMine ? "backWithYou" : "backWith", { name, operator: event.operatorName });
    }
    case "visitor.blocked":
    case "visitor.unblocked":
      return blockText(event, name);
    case "transcript.mailed": {
      const key = isMyName(event.operatorName)
        ? "mailedByYou"
        : event.operatorName
          ? "mailed"
          : "mailedByVisitor";
      return tTranscript(key, { operator: event.operatorName ?? "", name, to: event.to });
    }
    case "share.started":
    case "share.ended":
    case "share.refused":
      return shareText(event, name);
    case "ticket.created":
      return t("ticketCreated", {
        number: event.number,
        type: tTicket(event.ticketType),
        subject: event.subject,
      });
    case "ticket.status": {
      const key = isMyName(event.operatorName) ? "ticketStatusByYou" : "ticketStatus";
      return t(key, { operator: event.operatorName, status: tTicket(event.status).toLowerCase() });
    }
    case "chat.held":
    case "chat.resumed-from-hold":
    case "snooze.set":
    case "snooze.ended":
    case "priority.set":
    case "helper.asked":
    case "helper.joined":
    case "helper.left":
      return controlText(event);
    case "message.changed":
      return "";
  }
}

function transferredText(event: Extract<ConversationEvent, { type: "chat.transferred" }>): string {
  const { operatorName, departmentId, fromName } = event;
  const self = me.value?.name;
  if (operatorName === null) {
    const department = departmentName(departmentId) || t("otherDepartment");
    return t(fromName === self ? "movedByYou" : "moved", { operator: fromName, department });
  }
  if (operatorName === self) return t("nowYours", { from: fromName });
  return t(fromName === self ? "wasYours" : "passed", { from: fromName, to: operatorName });
}
