import type { ConversationSummary } from "@palique/shared/operator.ts";
import { visitorName } from "../inbox/row-text.ts";
import { ofKind } from "../sharing/shares.ts";
import { isWatched, sharesIn, watch } from "../sharing/sharing.model.ts";
import { lazy } from "../ui/Lazy.tsx";

const ScreenView = lazy(async () => (await import("./ScreenView.tsx")).ScreenView);

/** Over the conversation: the visitor's screen, for those who look on. */
export function ScreenSlot({ row }: { row: ConversationSummary }) {
  const share = ofKind(sharesIn(row.id), "screen");
  if (share?.state !== "active" || !isWatched(share)) return null;
  return (
    <ScreenView key={share.id} share={share} name={visitorName(row)} onClose={() => watch(share, false)} />
  );
}
