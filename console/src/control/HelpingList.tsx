import type { ConversationSummary } from "@palique/shared/operator.ts";
import { helping } from "../inbox/inbox.model.ts";
import { ListSection, type Place } from "../inbox/ListSection.tsx";
import { RowView } from "../inbox/RowView.tsx";
import { go } from "../router.ts";
import { type InboxView, inboxPath } from "../routes.ts";
import { Button } from "../ui/Button.tsx";
import { controlsOf, joinChat, leaveChat } from "./control.model.ts";
import { t } from "./texts.ts";
import "../handover/handover.css";

/** Chats of colleagues in which this operator helps, or is asked to; nothing while there are none. */
export function HelpingList({ view }: { view: InboxView }) {
  const rows = helping.value;
  if (rows.length === 0) return null;
  return (
    <ListSection title={t("helping")} count={rows.length} ids={rows.map((row) => row.id)}>
      {(index, place, isStop) => {
        const row = rows[index];
        return row && <HelpingRow key={row.id} row={row} view={view} isStop={isStop} place={place} />;
      }}
    </ListSection>
  );
}

interface HelpingRowProps {
  row: ConversationSummary;
  view: InboxView;
  isStop: boolean;
  place: Place;
}

function HelpingRow({ row, view, isStop, place }: HelpingRowProps) {
  const href = inboxPath(view, row.number);
  if (!controlsOf(row).isAsked) return <RowView row={row} href={href} isStop={isStop} place={place} />;
  const tabIndex = isStop ? 0 : -1;
  return (
    <RowView
      row={row}
      href={href}
      isStop={isStop}
      place={place}
      tone="asked"
      note={<span class="asked-by">{t("asksHelp")}</span>}
      actions={
        <>
          <Button size="s" tabIndex={tabIndex} onClick={() => void leaveChat(row)}>
            {t("decline")}
          </Button>
          <Button
            size="s"
            variant="primary"
            tabIndex={tabIndex}
            onClick={() => {
              go(href);
              joinChat(row);
            }}
          >
            {t("join")}
          </Button>
        </>
      }
    />
  );
}
