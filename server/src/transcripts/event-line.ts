import type { ConversationEvent } from "@palique/shared/conversation.ts";
import type { Locale } from "@palique/shared/locale.ts";
import { say } from "../locales/catalogue.ts";
import { headerText } from "../mail/header-text.ts";

/** What happened, for whoever reads it later; "" for what is not worth a line. */
export function eventLine(event: ConversationEvent, locale: Locale): string {
  switch (event.type) {
    case "chat.taken":
      return say(locale, "event.taken", { operator: headerText(event.operatorName) });
    case "chat.resumed":
      return say(locale, "event.resumed", { operator: headerText(event.operatorName) });
    case "chat.transferred":
      return event.operatorName
        ? say(locale, "event.transferred", { operator: headerText(event.operatorName) })
        : say(locale, "event.passedOn");
    case "chat.ended":
      if (event.by === "visitor") return say(locale, "event.endedByVisitor");
      return event.operatorName
        ? say(locale, "event.endedBy", { operator: headerText(event.operatorName) })
        : say(locale, "event.ended");
    case "ticket.created":
      return say(locale, "event.ticket", { number: `#${event.number}` });
    case "ticket.status":
      return event.status === "resolved" ? say(locale, "event.resolved") : "";
    default:
      return "";
  }
}
