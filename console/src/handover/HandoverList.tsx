import type { ConversationSummary } from "@palique/shared/operator.ts";
import { threads } from "../conversation/threads.model.ts";
import { asked } from "../inbox/inbox.model.ts";
import { ListSection } from "../inbox/ListSection.tsx";
import { RowView } from "../inbox/RowView.tsx";
import { go } from "../router.ts";
import { type InboxView, inboxPath } from "../routes.ts";
import { Button } from "../ui/Button.tsx";
import { acceptTransfer, askedBy, closeTransfer } from "./handover.model.ts";
import { RequestTime } from "./RequestTime.tsx";
import { requestIn } from "./request.ts";
import { t } from "./texts.ts";
import "./handover.css";

/** Chats that colleagues ask this operator to take over, above everything else; nothing while there are none. */
export function HandoverList({ view }: { view: InboxView }) {
  const rows = asked.value;
  if (rows.length === 0) return null;
  const ids = rows.map((row) => row.id);
  return (
    <ListSection title={t("asked")} count={ids.length} ids={ids}>
      {(index, _place, isStop) => {
        const row = rows[index];
        return row && <AskedRow key={row.id} row={row} view={view} isStop={isStop} />;
      }}
    </ListSection>
  );
}

function AskedRow({ row, view, isStop }: { row: ConversationSummary; view: InboxView; isStop: boolean }) {
  const href = inboxPath(view, row.number);
  const note = requestIn(threads.value.get(row.id)?.timeline.value.messages ?? [])?.note;
  const tabIndex = isStop ? 0 : -1;
  return (
    <RowView
      row={row}
      href={href}
      isStop={isStop}
      tone="asked"
      note={
        <span class="asked-by">
          <span class="ellipsis">{t("asksYou", { name: askedBy(row) })}</span>
          <RequestTime expiresAt={row.chat?.transfer?.expiresAt ?? 0} />
        </span>
      }
      actions={
        <>
          {note && (
            <p class="asked-note" dir="auto">
              {note}
            </p>
          )}
          <Button size="s" tabIndex={tabIndex} onClick={() => void closeTransfer(row)}>
            {t("decline")}
          </Button>
          <Button
            size="s"
            variant="primary"
            tabIndex={tabIndex}
            onClick={() => {
              go(href);
              void acceptTransfer(row);
            }}
          >
            {t("accept")}
          </Button>
        </>
      }
    />
  );
}
