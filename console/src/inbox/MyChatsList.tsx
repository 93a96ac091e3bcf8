import { type InboxView, inboxPath } from "../routes.ts";
import { mine } from "./inbox.model.ts";
import { ListSection, stopAmong } from "./ListSection.tsx";
import { RowView } from "./RowView.tsx";
import { t } from "./texts.ts";

export function MyChatsList({ view }: { view: InboxView }) {
  const ids = mine.value.map((row) => row.id);
  return (
    <ListSection
      title={t("myChats")}
      count={ids.length}
      isEmpty={ids.length === 0}
      empty={
        <p class="list-empty">
          <strong>{t("noChats")}</strong>
          {t("noChatsText")}
        </p>
      }
    >
      {(stop) =>
        mine.value.map((row) => (
          <RowView
            key={row.id}
            row={row}
            href={inboxPath(view, row.number)}
            isStop={stopAmong(ids, stop) === row.id}
          />
        ))
      }
    </ListSection>
  );
}
