import type { SiteAdmin } from "@palique/shared/admin.ts";
import { TICKET_TYPES } from "@palique/shared/conversation.ts";
import { localized } from "@palique/shared/locale.ts";
import type { Condition, ListField } from "@palique/shared/views.ts";
import { t as tControl } from "../control/texts.ts";
import { locale } from "../i18n/locale.ts";
import { departments, operators, tags } from "../inbox/inbox.model.ts";
import { t as tTicket } from "../tickets/texts.ts";
import { t } from "./texts.ts";

/** What can be asked of a conversation, in the order it is offered. */
export const FIELDS = [
  "state",
  "unanswered",
  "waiting",
  "operator",
  "department",
  "priority",
  "tag",
  "ticket",
  "ticketType",
  "rating",
  "language",
  "site",
  "activity",
  "created",
] as const satisfies readonly Condition["field"][];
export type Field = (typeof FIELDS)[number];

export interface Choice {
  value: string;
  label: string;
}

const LANGUAGES = ["es", "en", "pt", "fr", "de", "it", "ca", "nl", "pl", "ru", "tr", "ar", "zh", "ja"];

/** The values a field can have, in words. */
export function choicesOf(field: ListField, sites: readonly SiteAdmin[]): Choice[] {
  switch (field) {
    case "state":
      return [
        { value: "queued", label: t("queued") },
        { value: "active", label: t("active") },
        { value: "held", label: t("held") },
        { value: "snoozed", label: t("snoozed") },
        { value: "ended", label: t("ended") },
        { value: "none", label: t("noChat") },
      ];
    case "ticket":
      return [
        { value: "any", label: t("anyTicket") },
        { value: "open", label: t("open") },
        { value: "waiting", label: t("ticketWaiting") },
        { value: "resolved", label: t("resolved") },
        { value: "none", label: t("noTicket") },
      ];
    case "ticketType":
      return TICKET_TYPES.map((value) => ({ value, label: tTicket(value) }));
    case "department":
      return departments.value.map(({ id, name }) => ({ value: id, label: localized(name, locale.value) }));
    case "operator":
      return [
        { value: "me", label: t("me") },
        { value: "none", label: t("nobody") },
        { value: "anyone", label: t("anyone") },
        ...[...operators.value.values()].map(({ id, name }) => ({ value: id, label: name })),
      ];
    case "tag":
      return [
        ...tags.value.map(({ id, name }) => ({ value: id, label: name })),
        { value: "none", label: t("noTag") },
      ];
    case "priority":
      return (["urgent", "high", "normal", "low"] as const).map((value) => ({
        value,
        label: tControl(value),
      }));
    case "language": {
      const names = new Intl.DisplayNames([locale.value], { type: "language" });
      return LANGUAGES.map((value) => ({ value, label: names.of(value) ?? value }));
    }
    case "site":
      return sites.map(({ id, name }) => ({ value: id, label: name }));
    case "rating":
      return [
        { value: "good", label: t("good") },
        { value: "bad", label: t("bad") },
        { value: "none", label: t("noRating") },
      ];
  }
}

/** A field as it is when it is chosen anew. */
export function freshCondition(field: Field): Condition {
  if (field === "unanswered") return { field, not: false };
  if (field === "waiting") return { field, not: false, op: "over", minutes: 10 };
  if (field === "activity" || field === "created") return { field, not: false, op: "under", minutes: 1_440 };
  return { field, not: false, values: [] };
}

export const UNITS = [
  { unit: "days", minutes: 1_440 },
  { unit: "hours", minutes: 60 },
  { unit: "minutes", minutes: 1 },
] as const;

/** The largest unit in which it is a whole number. */
export function unitOf(minutes: number): (typeof UNITS)[number] {
  return UNITS.find((unit) => minutes % unit.minutes === 0) ?? UNITS[2];
}
