import { useState } from "preact/hooks";
import { inOrder } from "../layout/order.ts";
import { useReorder } from "../layout/use-reorder.ts";
import { type InboxView, inboxPath } from "../routes.ts";
import { type HeldRow, holdRows } from "./hold-rows.ts";
import { mine } from "./inbox.model.ts";
import { ListSection } from "./ListSection.tsx";
import { moveMine, setMyOrder } from "./my-order.model.ts";
import { RowView } from "./RowView.tsx";
import { visitorName } from "./row-text.ts";
import { t } from "./texts.ts";

/** One's own chats, in the order they were taken until they are dragged into another one. */
export function MyChatsList({ view }: { view: InboxView }) {
  // Held while the pointer is over the list, so that nothing slides under it.
  const [held, setHeld] = useState<readonly HeldRow[] | null>(null);
  const next = mine.value;
  const shown = holdRows(held ?? [], next);
  const byId = new Map(shown.map((one) => [one.row.id, one]));
  const order = useReorder({
    ids: shown.map(({ row }) => row.id),
    axis: "y",
    save(ids) {
      setMyOrder(ids);
      hold(ids);
    },
  });
  function hold(ids: readonly string[]): void {
    setHeld((now) => now && inOrder(now, ({ row }) => row.id, ids));
  }
  return (
    <ListSection
      title={t("myChats")}
      count={next.length}
      ids={order.ids}
      mayBeLong
      empty={
        <p class="list-empty">
          <strong>{t("noChats")}</strong>
          {t("noChatsText")}
        </p>
      }
      onPointer={(inside) => setHeld(inside ? shown : null)}
      reorder={order}
      onMove={(id, by) => {
        const row = byId.get(id)?.row;
        if (row) hold(moveMine(order.ids, id, by, visitorName(row)));
      }}
    >
      {(index, place, isStop) => {
        const one = byId.get(order.ids[index] ?? "");
        if (!one) return null;
        const { row, gone } = one;
        const shared = { row, href: inboxPath(view, row.number), isStop, place };
        return gone ? (
          <RowView key={row.id} {...shared} tone="gone" note={t("leftList")} />
        ) : (
          <RowView key={row.id} {...shared} canMove isDragged={row.id === order.dragged} />
        );
      }}
    </ListSection>
  );
}
