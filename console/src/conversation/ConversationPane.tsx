import { SearchX } from "lucide";
import { useEffect } from "preact/hooks";
import { ControlStrip } from "../control/ControlStrip.tsx";
import { WritersLine } from "../control/PresenceView.tsx";
import { SteeringView } from "../control/SteeringView.tsx";
import { DropZone } from "../files/DropZone.tsx";
import { lightbox } from "../files/lightbox.model.ts";
import { t as tFiles } from "../files/texts.ts";
import { WaitingStrip } from "../handover/WaitingStrip.tsx";
import { rows } from "../inbox/inbox.model.ts";
import { Skeleton } from "../inbox/Skeleton.tsx";
import { useKnown } from "../inbox/use-known.ts";
import { closeDetailsOver, detailsOf, toggleDetails } from "../layout/layout.model.ts";
import { SharingStrip } from "../sharing/SharingStrip.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { lazy } from "../ui/Lazy.tsx";
import { VisitorPane } from "../visitor/VisitorPane.tsx";
import { ConversationFoot } from "./ConversationFoot.tsx";
import { ConversationHead } from "./ConversationHead.tsx";
import { isCrowded, stagedIn } from "./crowded.ts";
import { focusedRow, shownBesideId } from "./focus.model.ts";
import { LogView } from "./LogView.tsx";
import { isNoting } from "./noting.model.ts";
import { t } from "./texts.ts";
import { threads } from "./threads.model.ts";
import "./conversation.css";

const Stage = lazy(async () => (await import("../cobrowse/CobrowseView.tsx")).CobrowseView);
const Lightbox = lazy(async () => (await import("../files/LightboxView.tsx")).LightboxView);

interface PaneProps {
  id: string;
  /** The list it was opened from. */
  back: string;
  /** It is the second one on the screen, and can be closed. */
  close?: () => void;
}

/** The middle and right panes of one conversation. */
export function ConversationPane({ id, back, close }: PaneProps) {
  const isPair = shownBesideId.value !== null;
  const staged = stagedIn(id);
  const details = detailsOf(id, isCrowded(id));
  useEffect(() => {
    if (details !== "over") return;
    const pressed = (event: KeyboardEvent) => event.key === "Escape" && closeDetailsOver();
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [details]);
  useEffect(() => closeDetailsOver, [id]);
  const thread = threads.value.get(id);
  const row = useKnown(() => rows.value.get(id), [id]);
  const isFocused = useKnown(() => focusedRow.value?.id === id, [id]);
  if (!thread || thread.state.value === "missing") {
    return (
      <section class="conversation" data-conversation={id}>
        <ConversationHead back={back} close={close} row={undefined} thread={undefined} />
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
      <section
        class={`conversation ${isPair && isFocused ? "conversation-focused" : ""} ${staged ? "conversation-staged" : ""}`}
        data-conversation={id}
      >
        <ConversationHead
          back={back}
          close={close}
          row={row}
          thread={thread}
          details={{ isOpen: details !== "hidden", toggle: () => toggleDetails(id, isCrowded(id)) }}
        />
        {row && <WaitingStrip row={row} />}
        {row && <ControlStrip row={row} />}
        {row && <SharingStrip row={row} />}
        <div class="conversation-body">
          {row && staged && <Stage row={row} thread={thread} share={staged} />}
          <div class="conversation-talk">
            {thread.state.value === "loading" ? (
              <div class="conversation-loading">
                <Skeleton />
              </div>
            ) : (
              <LogView thread={thread} row={row} />
            )}
            {row && <WritersLine row={row} />}
            {row && <SteeringView row={row} />}
            {row && <ConversationFoot row={row} thread={thread} />}
          </div>
        </div>
        <DropZone id={id} hint={tFiles(isNoting(id) ? "dropNote" : "dropReply")} />
        {lightbox.value?.placeId === id && <Lightbox />}
      </section>
      {row && details !== "hidden" && (
        <VisitorPane row={row} thread={thread} place={details} close={closeDetailsOver} />
      )}
    </>
  );
}
