import type { ConditionKind, RuleCondition } from "@palique/shared/invitations.ts";
import type { IconNode } from "lucide";
import {
  ArrowDownToLine,
  CalendarClock,
  FileStack,
  Globe,
  Hourglass,
  Languages,
  Link2,
  LogOut,
  MapPin,
  MonitorSmartphone,
  MousePointerClick,
  Pause,
  Repeat,
  Tag,
  Timer,
} from "lucide";

/** In the order they are offered. */
export const KINDS: readonly { kind: ConditionKind; icon: IconNode }[] = [
  { kind: "url", icon: Link2 },
  { kind: "page-time", icon: Timer },
  { kind: "site-time", icon: Hourglass },
  { kind: "pages", icon: FileStack },
  { kind: "scroll", icon: ArrowDownToLine },
  { kind: "exit", icon: LogOut },
  { kind: "idle", icon: Pause },
  { kind: "referrer", icon: Globe },
  { kind: "country", icon: MapPin },
  { kind: "language", icon: Languages },
  { kind: "device", icon: MonitorSmartphone },
  { kind: "returning", icon: Repeat },
  { kind: "event", icon: MousePointerClick },
  { kind: "attribute", icon: Tag },
  { kind: "schedule", icon: CalendarClock },
];

/** A condition as it is when it is added. */
export function freshCondition(on: ConditionKind, timeZone: string): RuleCondition {
  switch (on) {
    case "page-time":
    case "site-time":
      return { on, seconds: 30 };
    case "idle":
      return { on, seconds: 60 };
    case "pages":
      return { on, atLeast: 3 };
    case "url":
    case "referrer":
    case "language":
    case "country":
      return { on, any: [], not: false };
    case "device":
      return { on, any: ["desktop"] };
    case "returning":
      return { on, is: true };
    case "attribute":
      return { on, name: "", test: "is", value: "", not: false };
    case "event":
      return { on, name: "", times: 1 };
    case "exit":
      return { on };
    case "scroll":
      return { on, percent: 50 };
    case "schedule":
      return { on, timeZone, days: [1, 2, 3, 4, 5], from: 480, to: 1080 };
  }
}
