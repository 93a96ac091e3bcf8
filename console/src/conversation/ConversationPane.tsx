import { SearchX } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { WaitingStrip } from "../handover/WaitingStrip.tsx";
import { rows } from "../inbox/inbox.model.ts";
import { Skeleton } from "../inbox/Skeleton.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { VisitorPane } from "../visitor/VisitorPane.tsx";
import { ConversationFoot } from "./ConversationFoot.tsx";
import { ConversationHead } from "./ConversationHead.tsx";
import { LogView } from "./LogView.tsx";
import { t } from "./texts.ts";
import { threads } from "./threads.model.ts";
import "./conversation.css";

/** The middle and right panes of one conversation. `back` is the list it was opened from. */
export function ConversationPane({ id, back }: { id: string; back: string }) {
  const [isDetailsOpen, setDetailsOpen] = useState(false);
  useEffect(() => {
    if (!isDetailsOpen) return;
    const pressed = (event: KeyboardEvent) => event.key === "Escape" && setDetailsOpen(false);
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [isDetailsOpen]);
  const thread = threads.value.get(id);
  const row = rows.value.get(id);
  if (!thread || thread.state.value === "missing") {
    return (
      <section class="conversation">
        <ConversationHead back={back} row={undefined} thread={undefined} />
        {thread && (
          <EmptyState icon={SearchX} title={t("missing")}>
            {t("missingText")}
          </EmptyState>
        )}
      </section>
    );
  }
  return (
    <>
      <section class="conversation">
        <ConversationHead
          back={back}
          row={row}
          thread={thread}
          details={{ isOpen: isDetailsOpen, toggle: () => setDetailsOpen(!isDetailsOpen) }}
        />
        {row && <WaitingStrip row={row} />}
        {thread.state.value === "loading" ? (
          <div class="conversation-loading">
            <Skeleton />
          </div>
        ) : (
          <LogView thread={thread} row={row} />
        )}
        {row && <ConversationFoot row={row} thread={thread} />}
      </section>
      {row && (
        <VisitorPane row={row} thread={thread} isOpen={isDetailsOpen} close={() => setDetailsOpen(false)} />
      )}
    </>
  );
}
