import { MESSAGE_MAX } from "@palique/shared/limits.ts";
import { Mail, SendHorizontal } from "lucide";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t as tInbox } from "../inbox/texts.ts";
import { me } from "../session.model.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { stoppedTyping, typing } from "./conversation.model.ts";
import { keptDraft } from "./drafts.ts";
import { EmojiPicker } from "./EmojiPicker.tsx";
import { sendMessage } from "./outbox.model.ts";
import { t } from "./texts.ts";
import "./composer.css";

interface ComposerProps {
  conversationId: string;
  /** Someone is there and sees that we type. */
  isChat: boolean;
  /** Where the answer goes, when it is not plain. */
  note?: string;
}

/** Where an answer is written. What was begun is kept, per conversation, in this browser. */
export function Composer({ conversationId, isChat, note }: ComposerProps) {
  const kept = keptDraft(me.peek()?.id ?? "", conversationId);
  const [text, setText] = useState(kept.read);
  const box = useRef<HTMLTextAreaElement>(null);
  const canSend = text.trim() !== "";

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    // A field that grows with its text, where the browser does not know `field-sizing`.
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);
  useEffect(() => {
    if (matchMedia("(pointer: fine)").matches) box.current?.focus({ preventScroll: true });
  }, []);

  function write(next: string): void {
    setText(next);
    kept.write(next);
    if (next && isChat) typing(conversationId);
  }

  function send(): void {
    if (!canSend) return;
    sendMessage(conversationId, text.trim());
    stoppedTyping();
    setText("");
    kept.write("");
    box.current?.focus();
  }

  function insert(emoji: string): void {
    const element = box.current;
    if (!element) return;
    element.setRangeText(emoji, element.selectionStart, element.selectionEnd, "end");
    write(element.value);
    element.focus();
  }

  return (
    <div class="composer">
      {note && (
        <p class="composer-note">
          <Icon icon={Mail} size={14} />
          <span>{note}</span>
        </p>
      )}
      <div class="composer-box">
        <textarea
          ref={box}
          rows={1}
          dir="auto"
          aria-label={t("message")}
          placeholder={t("placeholder")}
          maxLength={MESSAGE_MAX}
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <div class="composer-tools">
          <EmojiPicker onPick={insert} />
          <span class="composer-hint" title={tInbox("pickText", { keys: "Alt + ↑ ↓" })}>
            {t("sendHint")}
          </span>
          <Button
            variant="primary"
            icon={SendHorizontal}
            disabled={!canSend}
            onClick={send}
            // The box keeps the focus, and a phone its keyboard.
            onPointerDown={(event) => event.preventDefault()}
          >
            {t("send")}
          </Button>
        </div>
      </div>
    </div>
  );
}
