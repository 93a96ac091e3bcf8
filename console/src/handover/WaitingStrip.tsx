import type { ConversationSummary } from "@palique/shared/operator.ts";
import { Hourglass } from "lucide";
import { operatorName } from "../inbox/inbox.model.ts";
import { me } from "../session.model.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { closeTransfer } from "./handover.model.ts";
import { RequestTime } from "./RequestTime.tsx";
import { t } from "./texts.ts";
import "./handover.css";

/** While somebody is asked to take the chat over: whom, until when, and the way back. */
export function WaitingStrip({ row }: { row: ConversationSummary }) {
  const transfer = row.chat?.transfer;
  const self = me.value;
  if (!transfer || row.chat?.state !== "active" || transfer.operatorId === self?.id) return null;
  const mayTakeBack = row.chat.operatorId === self?.id || self?.role !== "agent";
  const name = operatorName(transfer.operatorId) || t("someone");
  return (
    <div class="handover-strip">
      <Icon icon={Hourglass} size={14} />
      <span class="handover-waiting">
        {t("waitingFor", { name })} <RequestTime expiresAt={transfer.expiresAt} />
      </span>
      {mayTakeBack && (
        <Button size="s" onClick={() => void closeTransfer(row)}>
          {t("takeBack")}
        </Button>
      )}
    </div>
  );
}
