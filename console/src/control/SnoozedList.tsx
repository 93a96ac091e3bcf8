import type { ConversationSummary } from "@palique/shared/operator.ts";
import { AlarmClock } from "lucide";
import { locale } from "../i18n/locale.ts";
import { ListSection } from "../inbox/ListSection.tsx";
import { RowView } from "../inbox/RowView.tsx";
import { now } from "../live/clock.ts";
import { moment } from "../text/time.ts";
import { Icon } from "../ui/Icon.tsx";
import { t } from "./texts.ts";
import "./control.css";

interface SnoozedListProps {
  rows: readonly ConversationSummary[];
  href: (row: ConversationSummary) => string;
}

/** What was put off, the next to come back first; nothing while there is none. */
export function SnoozedList({ rows, href }: SnoozedListProps) {
  if (rows.length === 0) return null;
  return (
    <ListSection title={t("snoozedTitle")} count={rows.length} ids={rows.map((row) => row.id)}>
      {(index, place, isStop) => {
        const row = rows[index];
        return (
          row && (
            <RowView
              key={row.id}
              row={row}
              href={href(row)}
              isStop={isStop}
              place={place}
              note={
                <span class="snoozed-until">
                  <Icon icon={AlarmClock} size={12} />
                  {t("until", { until: moment(row.snoozedUntil ?? 0, now.peek(), locale.value) })}
                </span>
              }
            />
          )
        );
      }}
    </ListSection>
  );
}
