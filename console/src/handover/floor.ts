import { localized } from "@palique/shared/locale.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import { locale } from "../i18n/locale.ts";
import { departments, operators } from "../inbox/inbox.model.ts";
import { me } from "../session.model.ts";
import { type Choice, choicesFor } from "./choices.ts";

/** Who and what this chat could go to now; one that waits goes to people only. */
export function choicesOn({ chat, departmentId }: ConversationSummary): Choice[] {
  const floor = {
    operators: operators.value.values(),
    departments:
      chat?.state === "queued"
        ? []
        : departments.value.map(({ id, name, memberIds }) => ({
            id,
            name: localized(name, locale.value),
            memberIds,
          })),
  };
  return choicesFor(floor, { departmentId, without: [chat?.operatorId ?? null, me.value?.id ?? null] });
}
