import { TimerOff } from "lucide";
import { t } from "../canned/texts.ts";
import { type Command, conversationCommand } from "../commands/registry.ts";
import { threads } from "../conversation/threads.model.ts";
import { cancelScheduled, countScheduled, scheduledIn, unscheduledIn } from "./scheduled.model.ts";

export const scheduledCommands: readonly Command[] = [
  conversationCommand({
    id: "scheduled.cancel",
    title: () => t("cancelTyped"),
    icon: TimerOff,
    keywords: "cancel scheduled typed cancelar detener escribir enlatado",
    keys: ["Alt+Shift+C"],
    when: ({ id }) => countScheduled(id) > 0,
    run: ({ id }) => {
      const thread = threads.peek().get(id);
      if (!thread) return;
      const all = [...scheduledIn(thread), ...unscheduledIn(thread)];
      void cancelScheduled(
        thread,
        all.map(({ clientId }) => clientId),
      );
    },
  }),
];
