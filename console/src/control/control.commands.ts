import { PRIORITY_NAMES, priorityName } from "@palique/shared/priority.ts";
import { AlarmClock, ChevronsUpDown, Pause, Play, Tags, UserPlus } from "lucide";
import { type Command, conversationCommand } from "../commands/registry.ts";
import { notify } from "../ui/notices.model.ts";
import { controlsOf, holdChat, resumeHeld, setPriority, steering } from "./control.model.ts";
import { priorityNamed } from "./priority-word.ts";
import { t } from "./texts.ts";

export const controlCommands: readonly Command[] = [
  conversationCommand({
    id: "chat.hold",
    title: () => t("hold"),
    icon: Pause,
    keywords: "pause wait espera pausa",
    keys: ["h"],
    words: ["hold", "pausa"],
    argument: () => t("holdReason").toLowerCase(),
    when: (row) => controlsOf(row).hold && !row.chat?.held,
    run: (row, reason) => {
      if (reason) holdChat(row, reason.slice(0, 500));
      else steering.value = { kind: "hold", id: row.id };
    },
  }),
  conversationCommand({
    id: "chat.resume",
    title: () => t("resume"),
    icon: Play,
    keywords: "continue seguir",
    keys: ["h"],
    words: ["resume", "reanudar"],
    when: (row) => controlsOf(row).hold && Boolean(row.chat?.held),
    run: resumeHeld,
  }),
  conversationCommand({
    id: "chat.snooze",
    title: () => t("snooze"),
    icon: AlarmClock,
    keywords: "later remind despues recordar aplazar",
    keys: ["z"],
    words: ["snooze", "posponer"],
    when: (row) => controlsOf(row).snooze,
    run: ({ id }) => {
      steering.value = { kind: "snooze", id };
    },
  }),
  conversationCommand({
    id: "chat.invite",
    title: () => t("invite"),
    icon: UserPlus,
    keywords: "help colleague ayuda sumar",
    keys: ["i"],
    words: ["invite", "invitar"],
    when: (row) => controlsOf(row).invite,
    run: ({ id }) => {
      steering.value = { kind: "invite", id };
    },
  }),
  conversationCommand({
    id: "chat.tags",
    title: () => t("tagsEdit"),
    icon: Tags,
    keywords: "label topic etiquetas tema",
    keys: ["l"],
    words: ["tag", "etiqueta"],
    run: ({ id }) => {
      steering.value = { kind: "tags", id };
    },
  }),
  conversationCommand({
    id: "chat.priority",
    title: () => t("priorityUp"),
    icon: ChevronsUpDown,
    keywords: "urgent high low urgente alta baja",
    words: ["priority", "prioridad"],
    argument: priorityWords,
    onlyWritten: true,
    run: (row, word) => {
      const named = priorityNamed(word, t);
      if (named) setPriority(row, named);
      else notify(t("noSuchPriority", { names: priorityWords() }), "problem");
    },
  }),
  ...PRIORITY_NAMES.toReversed().map((name) =>
    conversationCommand({
      id: `chat.priority.${name}`,
      title: () => t("priorityIs", { priority: t(name) }),
      icon: ChevronsUpDown,
      keywords: `set priority ${name} cambiar prioridad`,
      when: (row) => priorityName(row.priority) !== name,
      run: (row) => setPriority(row, name),
    }),
  ),
];

function priorityWords(): string {
  return PRIORITY_NAMES.map((name) => t(name).toLowerCase()).join(", ");
}
