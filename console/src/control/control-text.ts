import type { ConversationEvent } from "@palique/shared/conversation.ts";
import { locale } from "../i18n/locale.ts";
import { now } from "../live/clock.ts";
import { me } from "../session.model.ts";
import { moment } from "../text/time.ts";
import { t } from "./texts.ts";

type ControlEvent = Extract<
  ConversationEvent,
  { type: `chat.held` | `chat.resumed-from-hold` | `snooze.${string}` | "priority.set" | `helper.${string}` }
>;

/** What was done to steer a conversation, as one line. */
export function controlText(event: ControlEvent): string {
  const self = me.value?.name;
  switch (event.type) {
    case "chat.held":
      return event.operatorName === self ? t("youHeld") : t("held", { name: event.operatorName });
    case "chat.resumed-from-hold":
      return event.operatorName === self ? t("youResumed") : t("resumed", { name: event.operatorName });
    case "snooze.set": {
      const until = moment(event.until, now.peek(), locale.value);
      if (event.operatorName === self) return t("youSnoozed", { until });
      return t("snoozed", { name: event.operatorName, until });
    }
    case "snooze.ended":
      if (event.reason === "time") return t("backByTime");
      if (event.reason === "visitor") return t("backByVisitor");
      return event.operatorName === self
        ? t("youUnsnoozed")
        : t("unsnoozed", { name: event.operatorName ?? "" });
    case "priority.set": {
      const priority = t(event.priority).toLowerCase();
      if (event.operatorName === null) return t("priorityByRule", { priority });
      if (event.operatorName === self) return t("youPriority", { priority });
      return t("priorityBy", { name: event.operatorName, priority });
    }
    case "helper.asked":
      if (event.operatorName === self) return t("askedYou", { by: event.byName });
      if (event.byName === self) return t("youAskedIn", { name: event.operatorName });
      return t("askedIn", { name: event.operatorName, by: event.byName });
    case "helper.joined":
      return event.operatorName === self ? t("youJoined") : t("joined", { name: event.operatorName });
    case "helper.left":
      return event.operatorName === self ? t("youLeft") : t("left", { name: event.operatorName });
  }
}
