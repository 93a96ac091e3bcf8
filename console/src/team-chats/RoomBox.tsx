import { SendHorizontal } from "lucide";
import { useState } from "preact/hooks";
import { keptDraft } from "../conversation/drafts.ts";
import { EmojiPicker } from "../conversation/EmojiPicker.tsx";
import { Excess } from "../conversation/Excess.tsx";
import { useWriting } from "../conversation/use-writing.ts";
import { AttachButton } from "../files/AttachButton.tsx";
import { TrayView } from "../files/TrayView.tsx";
import { takeFiles } from "../files/trays.model.ts";
import { useTray } from "../files/use-tray.ts";
import { Recorder, VoiceButton } from "../files/VoiceButton.tsx";
import { me } from "../session.model.ts";
import { Button } from "../ui/Button.tsx";
import { sendToTeam } from "./sending.model.ts";
import { t } from "./texts.ts";
import { tellTyping, wasSent } from "./typing.model.ts";
import "../conversation/composer.css";

/** Where something is said to the team. What was begun is kept in this browser. */
export function RoomBox({ roomId, name }: { roomId: string; name: string }) {
  const writing = useWriting(keptDraft(me.peek()?.id ?? "", roomId));
  const files = useTray(roomId, "team");
  const [isRecording, setRecording] = useState(false);
  const canSend = (writing.canLeave || (files.hasFiles && writing.excess === 0)) && !files.isBusy;
  function send(): void {
    if (files.holdsBack() || !canSend) return;
    sendToTeam(roomId, writing.take(), takeFiles(files.tray));
    wasSent();
  }
  function closeRecorder(): void {
    setRecording(false);
    writing.box.current?.focus();
  }
  return (
    <div class="composer">
      <div class="composer-box">
        <TrayView tray={files.tray} status={files.status} />
        <textarea
          ref={writing.box}
          rows={1}
          dir="auto"
          aria-label={t("message")}
          placeholder={t("placeholder", { name })}
          value={writing.text}
          onPaste={files.paste}
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
        {isRecording && <Recorder tray={files.tray} onClose={closeRecorder} />}
        <div class="composer-tools">
          <EmojiPicker onPick={(emoji) => writing.insert(emoji)} />
          <AttachButton tray={files.tray} />
          <VoiceButton onClick={() => setRecording(true)} />
          {writing.excess > 0 ? (
            <Excess count={writing.excess} />
          ) : (
            <span class="composer-hint">{t("hint")}</span>
          )}
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
