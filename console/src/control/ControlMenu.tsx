import type { ConversationSummary } from "@palique/shared/operator.ts";
import { PRIORITY_NAMES, priorityName } from "@palique/shared/priority.ts";
import { AlarmClock, Ellipsis, LogIn, LogOut, Pause, Play, UserPlus } from "lucide";
import { transcriptItems } from "../transcript/items.ts";
import { Icon } from "../ui/Icon.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import {
  controlsOf,
  joinChat,
  leaveChat,
  resumeHeld,
  setPriority,
  snooze,
  steering,
} from "./control.model.ts";
import { t } from "./texts.ts";
import "./control.css";

/** What else can be done with a conversation. */
export function ControlMenu({ row }: { row: ConversationSummary }) {
  const may = controlsOf(row);
  const open = (kind: "hold" | "snooze" | "invite") => () => {
    steering.value = { kind, id: row.id };
  };
  const items: (MenuItem | false)[] = [
    may.hold &&
      (row.chat?.held
        ? { label: t("resume"), icon: Play, onChoose: () => resumeHeld(row) }
        : { label: t("hold"), icon: Pause, onChoose: open("hold") }),
    may.snooze && { label: t("snooze"), icon: AlarmClock, onChoose: open("snooze") },
    may.snooze &&
      row.snoozedUntil !== null && {
        label: t("bringBack"),
        icon: AlarmClock,
        onChoose: () => void snooze(row, null),
      },
    may.invite && { label: t("invite"), icon: UserPlus, onChoose: open("invite") },
    may.join && { label: t("join"), icon: LogIn, onChoose: () => joinChat(row) },
    may.leave && { label: t("leave"), icon: LogOut, onChoose: () => void leaveChat(row) },
  ];
  const actions = items.filter((item) => item !== false);
  const priorities = PRIORITY_NAMES.toReversed().map((name, index) => ({
    label: t("priorityIs", { priority: t(name) }),
    checked: priorityName(row.priority) === name,
    separated: index === 0 && actions.length > 0,
    onChoose: () => setPriority(row, name),
  }));
  return (
    <Menu
      label={t("more")}
      trigger={<Icon icon={Ellipsis} />}
      triggerClass="icon-button icon-button-m control-more"
      items={[...actions, ...priorities, ...transcriptItems(row)]}
    />
  );
}
