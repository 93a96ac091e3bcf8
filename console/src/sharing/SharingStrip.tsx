import type { ConversationSummary } from "@palique/shared/operator.ts";
import { ScreenShare } from "lucide";
import { Icon } from "../ui/Icon.tsx";
import { lazy } from "../ui/Lazy.tsx";
import { sharesIn } from "./sharing.model.ts";
import { t } from "./texts.ts";

const StripView = lazy(async () => (await import("./StripView.tsx")).StripView);

/** Under the head of a conversation: what its visitor is asked for, or shares. */
export function SharingStrip({ row }: { row: ConversationSummary }) {
  return sharesIn(row.id).length > 0 ? <StripView row={row} /> : null;
}

/** In a list: what the visitor shares right now. */
export function SharedMark({ row }: { row: ConversationSummary }) {
  if (row.sharing.length === 0) return null;
  const text = t(row.sharing.includes("cobrowse") ? "isShared" : "isSharing");
  return (
    <span class="shared-mark" title={text}>
      <Icon icon={ScreenShare} size={14} />
      <span class="visually-hidden">{text}</span>
    </span>
  );
}
