import { MESSAGE_MAX } from "@palique/shared/limits.ts";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Excess } from "../conversation/Excess.tsx";
import { focusComposer } from "../conversation/focus.model.ts";
import { tCommon } from "../i18n/common.ts";
import { Button } from "../ui/Button.tsx";
import { acting, editMessage, type Target } from "./acting.model.ts";
import { t } from "./texts.ts";

/** An own message in a box, in its place. */
export function EditForm({ target, draft }: { target: Target; draft: string | undefined }) {
  const id = useId();
  const [text, setText] = useState(draft ?? target.text);
  const written = useRef(text);
  written.current = text;
  const box = useRef<HTMLTextAreaElement>(null);
  const words = text.trim();
  const excess = Math.max(0, words.length - MESSAGE_MAX);
  useEffect(() => {
    const element = box.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
    element?.scrollIntoView({ block: "nearest" });
    // Another conversation was opened: what was begun is there on the way back.
    return () => {
      const doing = acting.peek();
      const isThis = doing?.conversationId === target.conversationId && doing.seq === target.seq;
      if (isThis && doing.what === "edit") acting.value = { ...doing, draft: written.current };
    };
  }, []);
  function close(): void {
    acting.value = null;
    focusComposer(target.conversationId);
  }
  function save(): void {
    if (!words || excess > 0) return;
    close();
    if (words !== target.text) void editMessage(target, words);
  }
  return (
    <form
      class="edit-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        ref={box}
        dir="auto"
        rows={Math.min(8, text.split("\n").length + 1)}
        aria-label={t("editing")}
        aria-describedby={`${id}-hint`}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === "Escape") {
            event.stopPropagation();
            close();
          } else if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            save();
          }
        }}
      />
      <div class="edit-foot">
        {excess > 0 ? (
          <Excess count={excess} />
        ) : (
          <span id={`${id}-hint`} class="composer-hint">
            {t("editHint")}
          </span>
        )}
        <Button size="s" onClick={close}>
          {tCommon("cancel")}
        </Button>
        <Button size="s" type="submit" variant="primary" disabled={!words || excess > 0}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
