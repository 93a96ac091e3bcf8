import { type InboxView, inboxPath } from "../routes.ts";
import { mine } from "./inbox.model.ts";
import { ListSection } from "./ListSection.tsx";
import { RowView } from "./RowView.tsx";
import { t } from "./texts.ts";

export function MyChatsList({ view }: { view: InboxView }) {
  const rows = mine.value;
  const ids = rows.map((row) => row.id);
  return (
    <ListSection
      title={t("myChats")}
      count={ids.length}
      ids={ids}
      mayBeLong
      empty={
        <p class="list-empty">
          <strong>{t("noChats")}</strong>
          {t("noChatsText")}
        </p>
      }
    >
      {(index, place, isStop) => {
        const row = rows[index];
        const href = inboxPath(view, row?.number);
        return row && <RowView key={row.id} row={row} href={href} isStop={isStop} place={place} />;
      }}
    </ListSection>
  );
}
