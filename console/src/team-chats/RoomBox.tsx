import { SendHorizontal } from "lucide";
import { keptDraft } from "../conversation/drafts.ts";
import { EmojiPicker } from "../conversation/EmojiPicker.tsx";
import { Excess } from "../conversation/Excess.tsx";
import { useWriting } from "../conversation/use-writing.ts";
import { me } from "../session.model.ts";
import { Button } from "../ui/Button.tsx";
import { sendToTeam } from "./sending.model.ts";
import { t } from "./texts.ts";
import { tellTyping, wasSent } from "./typing.model.ts";
import "../conversation/composer.css";

/** Where something is said to the team. What was begun is kept in this browser. */
export function RoomBox({ roomId, name }: { roomId: string; name: string }) {
  const writing = useWriting(keptDraft(me.peek()?.id ?? "", roomId));
  function send(): void {
    if (!writing.canLeave) return;
    sendToTeam(roomId, writing.take());
    wasSent();
  }
  return (
    <div class="composer">
      <div class="composer-box">
        <textarea
          ref={writing.box}
          rows={1}
          dir="auto"
          aria-label={t("message")}
          placeholder={t("placeholder", { name })}
          value={writing.text}
          onInput={(event) => {
            writing.write(event.currentTarget.value);
            if (event.currentTarget.value) tellTyping(roomId);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <div class="composer-tools">
          <EmojiPicker onPick={(emoji) => writing.insert(emoji)} />
          {writing.excess > 0 ? (
            <Excess count={writing.excess} />
          ) : (
            <span class="composer-hint">{t("hint")}</span>
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
    </div>
  );
}
