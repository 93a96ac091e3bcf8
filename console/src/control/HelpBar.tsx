import type { ConversationSummary } from "@palique/shared/operator.ts";
import { operatorName } from "../inbox/inbox.model.ts";
import { Button } from "../ui/Button.tsx";
import { controlsOf, joinChat, leaveChat } from "./control.model.ts";
import { t } from "./texts.ts";

/** Under a colleague's chat: whose it is, and the way in for who is asked to help, or leads the team. */
export function HelpBar({ row }: { row: ConversationSummary }) {
  const may = controlsOf(row);
  const name = operatorName(row.chat?.operatorId ?? null) || t("colleague");
  return (
    <>
      <span>{t(may.isAsked ? "asksHelpBar" : "othersChat", { name })}</span>
      {may.join && (
        <span class="foot-actions">
          {may.isAsked && <Button onClick={() => void leaveChat(row)}>{t("decline")}</Button>}
          <Button variant={may.isAsked ? "primary" : "secondary"} onClick={() => joinChat(row)}>
            {t("join")}
          </Button>
        </span>
      )}
    </>
  );
}
