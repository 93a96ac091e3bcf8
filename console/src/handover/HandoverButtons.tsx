import type { ConversationSummary } from "@palique/shared/operator.ts";
import { ArrowLeftRight, type IconNode, UserCheck, UserPlus } from "lucide";
import { useState } from "preact/hooks";
import { me } from "../session.model.ts";
import { Button } from "../ui/Button.tsx";
import { HandoverDialog } from "./HandoverDialog.tsx";
import { takeOver } from "./handover.model.ts";
import { t } from "./texts.ts";
import "./handover.css";

/** In the head of a conversation: what this operator may do about who has the chat. */
export function HandoverButtons({ row }: { row: ConversationSummary }) {
  const [isOpen, setOpen] = useState(false);
  const { chat } = row;
  const self = me.value;
  if (!chat || !self || chat.state === "ended") return null;
  const isMine = chat.operatorId === self.id;
  const isBoss = self.role !== "agent";
  const isQueued = chat.state === "queued";
  const isAsked = chat.transfer?.operatorId === self.id;
  const mayHandOn = isQueued ? isBoss : !chat.transfer && (isMine || isBoss);
  return (
    <>
      {isBoss && !isQueued && !isMine && !isAsked && (
        <HeadButton icon={UserCheck} label={t("takeOver")} onClick={() => void takeOver(row)} />
      )}
      {mayHandOn && (
        <HeadButton
          icon={isQueued ? UserPlus : ArrowLeftRight}
          label={t(isQueued ? "assign" : "transfer")}
          onClick={() => setOpen(true)}
        />
      )}
      {isOpen && mayHandOn && <HandoverDialog row={row} chat={chat} onClose={() => setOpen(false)} />}
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
