import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { Thread } from "../conversation/threads.model.ts";
import { visitorName } from "../inbox/row-text.ts";
import { Button } from "../ui/Button.tsx";
import { acceptTransfer, askedBy, closeTransfer } from "./handover.model.ts";
import { RequestTime } from "./RequestTime.tsx";
import { requestIn } from "./request.ts";
import { t } from "./texts.ts";
import "./handover.css";

/** Under a conversation this operator is asked to take over: who asks, their note, and the answer. */
export function AskedBar({ row, thread }: { row: ConversationSummary; thread: Thread }) {
  const request = requestIn(thread.timeline.value.messages);
  return (
    <div class="asked-bar">
      {request?.note && (
        <p class="asked-quote">
          <strong class="asked-from">{t("noteFrom", { name: request.fromName })}</strong>
          <span dir="auto">{request.note}</span>
        </p>
      )}
      <div class="asked-row">
        <p>
          {t("asksYouBar", { name: askedBy(row), visitor: visitorName(row) })}{" "}
          <RequestTime expiresAt={row.chat?.transfer?.expiresAt ?? 0} />
        </p>
        <span class="foot-actions">
          <Button onClick={() => void closeTransfer(row)}>{t("decline")}</Button>
          <Button variant="primary" onClick={() => void acceptTransfer(row)}>
            {t("accept")}
          </Button>
        </span>
      </div>
    </div>
  );
}
