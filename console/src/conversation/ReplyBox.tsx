import { Mail, SendHorizontal } from "lucide";
import { t as tInbox } from "../inbox/texts.ts";
import { me } from "../session.model.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { stoppedTyping, typing } from "./conversation.model.ts";
import { keptDraft } from "./drafts.ts";
import { EmojiPicker } from "./EmojiPicker.tsx";
import { Excess } from "./Excess.tsx";
import { sendMessage } from "./outbox.model.ts";
import { t } from "./texts.ts";
import { useWriting } from "./use-writing.ts";

interface ReplyBoxProps {
  conversationId: string;
  /** Someone is there and sees that we type. */
  isChat: boolean;
  /** Where the answer goes, when it is not plain. */
  about?: string | undefined;
}

/** Where an answer is written. */
export function ReplyBox({ conversationId, isChat, about }: ReplyBoxProps) {
  const writing = useWriting(keptDraft(me.peek()?.id ?? "", conversationId));

  function written(text: string): void {
    if (text && isChat) typing(conversationId);
  }
  function send(): void {
    if (!writing.canLeave) return;
    sendMessage(conversationId, writing.take());
    stoppedTyping();
  }

  return (
    <>
      {about && (
        <p class="composer-about">
          <Icon icon={Mail} size={14} />
          <span>{about}</span>
        </p>
      )}
      <div class="composer-box">
        <textarea
          ref={writing.box}
          rows={1}
          dir="auto"
          aria-label={t("message")}
          placeholder={t("placeholder")}
          value={writing.text}
          onInput={(event) => {
            writing.write(event.currentTarget.value);
            written(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <div class="composer-tools">
          <EmojiPicker onPick={(emoji) => written(writing.insert(emoji))} />
          {writing.excess > 0 ? (
            <Excess count={writing.excess} />
          ) : (
            <span class="composer-hint" title={tInbox("pickText", { keys: "Alt + ↑ ↓" })}>
              {t("sendHint")}
            </span>
          )}
          <Button
            variant="primary"
            icon={SendHorizontal}
            disabled={!writing.canLeave}
            onClick={send}
            // The box keeps the focus, and a phone its keyboard.
            onPointerDown={(event) => event.preventDefault()}
          >
            {t("send")}
          </Button>
        </div>
      </div>
    </>
  );
}
