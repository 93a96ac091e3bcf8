import { useId } from "preact/hooks";
import { t } from "../mentions/texts.ts";
import { moveFocus } from "../ui/roving.ts";
import { NoteBox } from "./NoteBox.tsx";
import { isNoting, NOTE_KEYS, setNoting } from "./noting.model.ts";
import { ReplyBox } from "./ReplyBox.tsx";
import "./composer.css";

interface ComposerProps {
  conversationId: string;
  /** Someone is there and sees that we type. */
  isChat: boolean;
  /** Where the answer goes, when it is not plain. */
  about?: string;
}

/** Where an answer or a note is written. What was begun of either is kept, per conversation, in this browser. */
export function Composer({ conversationId, isChat, about }: ComposerProps) {
  const id = useId();
  const isNote = isNoting(conversationId);
  const tab = (kind: "reply" | "note") => (
    <button
      type="button"
      id={`${id}-${kind}`}
      class="composer-tab"
      role="tab"
      aria-selected={isNote === (kind === "note")}
      aria-controls={`${id}-panel`}
      aria-keyshortcuts={NOTE_KEYS}
      title={NOTE_KEYS}
      tabIndex={isNote === (kind === "note") ? 0 : -1}
      onClick={() => setNoting(conversationId, kind === "note")}
    >
      {t(kind)}
    </button>
  );
  return (
    <div class={`composer ${isNote ? "composer-noting" : ""}`}>
      <div
        class="composer-tabs"
        role="tablist"
        tabIndex={-1}
        aria-label={t("modes")}
        onKeyDown={(event) => {
          if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
          event.preventDefault();
          moveFocus(event.currentTarget, "[role=tab]", "next");
        }}
      >
        {tab("reply")}
        {tab("note")}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${isNote ? "note" : "reply"}`}>
        {isNote ? (
          <NoteBox conversationId={conversationId} isAlone={false} />
        ) : (
          <ReplyBox conversationId={conversationId} isChat={isChat} about={about} />
        )}
      </div>
    </div>
  );
}
