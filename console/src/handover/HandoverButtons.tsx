import type { ConversationSummary } from "@palique/shared/operator.ts";
import { ArrowLeftRight, type IconNode, UserCheck, UserPlus } from "lucide";
import { Button } from "../ui/Button.tsx";
import { HandoverDialog } from "./HandoverDialog.tsx";
import { handingOver, handoverOf, takeOver } from "./handover.model.ts";
import { t } from "./texts.ts";
import "./handover.css";

/** In the head of a conversation: what this operator may do about who has the chat. */
export function HandoverButtons({ row }: { row: ConversationSummary }) {
  const { hand, take } = handoverOf(row);
  const asked = handingOver.value?.id === row.id ? handingOver.value : null;
  const close = () => {
    handingOver.value = null;
  };
  return (
    <>
      {take && <HeadButton icon={UserCheck} label={t("takeOver")} onClick={() => void takeOver(row)} />}
      {hand && (
        <HeadButton
          icon={hand === "assign" ? UserPlus : ArrowLeftRight}
          label={t(hand)}
          onClick={() => {
            handingOver.value = { id: row.id, query: "" };
          }}
        />
      )}
      {asked && hand && row.chat && (
        <HandoverDialog row={row} chat={row.chat} query={asked.query} onClose={close} />
      )}
    </>
  );
}

/** Its words give way to its icon where the head is narrow. */
function HeadButton({ icon, label, onClick }: { icon: IconNode; label: string; onClick: () => void }) {
  return (
    <Button class="head-button" icon={icon} title={label} onClick={onClick}>
      <span class="head-button-text">{label}</span>
    </Button>
  );
}
