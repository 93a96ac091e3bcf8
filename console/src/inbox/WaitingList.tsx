import type { ConversationSummary } from "@palique/shared/operator.ts";
import { X } from "lucide";
import { useState } from "preact/hooks";
import { go } from "../router.ts";
import { type InboxView, inboxPath } from "../routes.ts";
import { me } from "../session.model.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { refuseChat, takeChat } from "./actions.model.ts";
import { type HeldRow, holdRows } from "./hold-rows.ts";
import { operatorName, rows, waiting } from "./inbox.model.ts";
import { ListSection, type Place } from "./ListSection.tsx";
import { RowView } from "./RowView.tsx";
import { t } from "./texts.ts";
import { OfferTime } from "./WaitTime.tsx";

export function WaitingList({ view }: { view: InboxView }) {
  // Held while the pointer is over the list, so that nothing slides under it.
  const [held, setHeld] = useState<readonly HeldRow[] | null>(null);
  const next = waiting.value;
  const shown = holdRows(held ?? [], next);
  const ids = shown.map(({ row }) => row.id);
  return (
    <ListSection
      title={t("waiting")}
      count={next.length}
      ids={ids}
      mayBeLong
      empty={
        <p class="list-empty">
          <strong>{t("nobodyWaits")}</strong>
          {t("nobodyWaitsText")}
        </p>
      }
      onPointer={(inside) => setHeld(inside ? shown : null)}
    >
      {(index, place, isStop) => {
        const held = shown[index];
        return held && <WaitingRow key={held.row.id} {...held} view={view} isStop={isStop} place={place} />;
      }}
    </ListSection>
  );
}

interface WaitingRowProps {
  row: ConversationSummary;
  gone: boolean;
  view: InboxView;
  isStop: boolean;
  place: Place;
}

function WaitingRow({ row, gone, view, isStop, place }: WaitingRowProps) {
  const offer = row.chat?.offer ?? null;
  const isForMe = offer !== null && offer.operatorId === me.value?.id;
  const href = inboxPath(view, row.number);
  const shared = { row, href, isStop, place };
  if (gone) return <RowView {...shared} tone="gone" note={whereTo(row.id)} />;
  const take = (
    <Button
      variant={isForMe ? "primary" : "secondary"}
      size="s"
      tabIndex={isStop ? 0 : -1}
      onClick={() => {
        go(inboxPath(view, row.number));
        void takeChat(row);
      }}
    >
      {t("take")}
    </Button>
  );
  if (!isForMe) return <RowView {...shared} actions={take} />;
  const decline = (
    <IconButton
      icon={X}
      size="s"
      label={t("decline")}
      tabIndex={isStop ? 0 : -1}
      onClick={() => void refuseChat(row)}
    />
  );
  return (
    <RowView
      {...shared}
      tone="offer"
      before={<OfferTime expiresAt={offer.expiresAt} short />}
      actions={
        <>
          {decline}
          {take}
        </>
      }
    />
  );
}

function whereTo(id: string): string {
  const operatorId = rows.value.get(id)?.chat?.operatorId ?? null;
  if (operatorId !== null && operatorId === me.value?.id) return t("nowYours");
  const name = operatorName(operatorId);
  return name ? t("takenBy", { name }) : t("leftQueue");
}
