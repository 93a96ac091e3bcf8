import { fillOrLeaveOut, firstMissing, missingIn } from "@palique/shared/variables.ts";
import { Keyboard, Mail, SendHorizontal } from "lucide";
import { useEffect, useId, useState } from "preact/hooks";
import { needCanned, toInsert } from "../canned/canned.model.ts";
import { MissingBar } from "../canned/MissingBar.tsx";
import { t as tCanned } from "../canned/texts.ts";
import { ComposerList } from "../commands/ComposerList.tsx";
import { mayBeCommand } from "../commands/composed.ts";
import { useCommanding } from "../commands/use-commanding.ts";
import { AttachButton } from "../files/AttachButton.tsx";
import { TrayView } from "../files/TrayView.tsx";
import { takeFiles } from "../files/trays.model.ts";
import { useTray } from "../files/use-tray.ts";
import { Recorder, VoiceButton } from "../files/VoiceButton.tsx";
import { t as tInbox } from "../inbox/texts.ts";
import { editNewest } from "../messages/may-change.ts";
import { ReplyBar } from "../messages/ReplyBar.tsx";
import { answeredIn, takeAnswered } from "../messages/replying.model.ts";
import { me } from "../session.model.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { stoppedTyping, typing } from "./conversation.model.ts";
import { keptDraft } from "./drafts.ts";
import { EmojiPicker } from "./EmojiPicker.tsx";
import { Excess } from "./Excess.tsx";
import { sendMessage, sendTyped } from "./outbox.model.ts";
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
  const listId = useId();
  const writing = useWriting(keptDraft(me.peek()?.id ?? "", conversationId));
  const commanding = useCommanding(conversationId, writing);
  const files = useTray(conversationId, "reply");
  const [isRecording, setRecording] = useState(false);
  const canSend = (writing.canLeave || (files.hasFiles && writing.excess === 0)) && !files.isBusy;
  const isListed = commanding.items.length > 0;
  /** Held back because something in the text has no value: how it was to be sent. */
  const [asking, setAsking] = useState<"plain" | "typed" | null>(null);
  const inserted = toInsert.value;

  useEffect(needCanned, []);
  useEffect(() => {
    if (inserted?.conversationId !== conversationId) return;
    toInsert.value = null;
    written(writing.insert(inserted.text));
    selectMissing();
  }, [inserted]);

  function written(text: string): void {
    if (text && isChat && !mayBeCommand(text)) typing(conversationId);
    commanding.changed(text);
    setAsking(null);
  }
  function sendAs(how: "plain" | "typed"): void {
    if (files.holdsBack() || !canSend) return;
    const text = writing.canLeave ? commanding.leave() : "";
    if (text !== null) leave(text, how);
  }
  const send = () => sendAs("plain");
  /** Nobody sees a ticket being typed; and what answers a message is sent with it. */
  function sendAsTyped(): void {
    sendAs(isChat && !answeredIn(conversationId, "reply") ? "typed" : "plain");
  }
  /** Whoever sends something with holes in it is asked once. */
  function leave(text: string, how: "plain" | "typed"): void {
    const isHeld = missingIn(text).length > 0 && asking === null;
    setAsking(isHeld ? how : null);
    if (isHeld) return;
    const whole = fillOrLeaveOut(text).trim();
    if (!whole && !files.hasFiles) return;
    writing.take();
    const sent = takeFiles(files.tray);
    if (how === "typed") sendTyped(conversationId, whole, sent);
    else sendMessage(conversationId, whole, sent, takeAnswered(conversationId, "reply"));
    stoppedTyping();
  }
  function selectMissing(): void {
    const element = writing.box.current;
    const place = firstMissing(element?.value ?? "");
    if (!place || !element) return;
    element.focus();
    element.setSelectionRange(place.start, place.end);
  }

  function closeRecorder(): void {
    setRecording(false);
    writing.box.current?.focus();
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
        <ReplyBar conversationId={conversationId} box="reply" onDrop={() => writing.box.current?.focus()} />
        <TrayView tray={files.tray} status={files.status} />
        <ComposerList id={listId} found={commanding} />
        <textarea
          ref={writing.box}
          rows={1}
          dir="auto"
          aria-label={t("message")}
          aria-autocomplete="list"
          aria-controls={isListed ? listId : undefined}
          aria-activedescendant={isListed ? `${listId}-${commanding.active}` : undefined}
          placeholder={t("placeholder")}
          value={writing.text}
          onPaste={files.paste}
          onClick={commanding.look}
          onKeyUp={commanding.look}
          onInput={(event) => {
            writing.write(event.currentTarget.value);
            written(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.isComposing || commanding.pressed(event)) return;
            if (event.key === "Enter" && event.altKey) {
              event.preventDefault();
              return sendAsTyped();
            }
            if (event.key === "ArrowUp" && !writing.text && editNewest(conversationId))
              event.preventDefault();
            if (event.key !== "Enter" || event.shiftKey) return;
            event.preventDefault();
            send();
          }}
        />
        <MissingBar
          text={writing.text}
          isAsking={asking !== null}
          onSelect={selectMissing}
          onSend={() => {
            const text = commanding.leave();
            if (asking && text !== null) leave(text, asking);
          }}
        />
        {isRecording && <Recorder tray={files.tray} onClose={closeRecorder} />}
        <div class="composer-tools">
          <EmojiPicker onPick={(emoji) => written(writing.insert(emoji))} />
          <AttachButton tray={files.tray} />
          <VoiceButton onClick={() => setRecording(true)} />
          <button
            type="button"
            class="canned-open"
            aria-label={`${tCanned("openShort")}: ${tCanned("open")}`}
            title={tCanned("open")}
            onPointerDown={(event) => event.preventDefault()}
            onClick={commanding.open}
          >
            {tCanned("openShort")}
          </button>
          {writing.excess > 0 ? (
            <Excess count={writing.excess} />
          ) : (
            <span class="composer-hint" title={tInbox("pickText", { keys: "Alt + ↑ ↓" })}>
              {t("sendHint")}
            </span>
          )}
          {isChat && (
            <IconButton
              icon={Keyboard}
              size="s"
              label={tCanned("sendTypedKeys")}
              disabled={!canSend}
              onPointerDown={(event) => event.preventDefault()}
              onClick={sendAsTyped}
            />
          )}
          <Button
            class="composer-send"
            variant="primary"
            icon={SendHorizontal}
            disabled={!canSend}
            onClick={send}
            // The box keeps the focus, and a phone its keyboard.
            onPointerDown={(event) => event.preventDefault()}
          >
            <span class="composer-send-text">{t("send")}</span>
          </Button>
        </div>
      </div>
    </>
  );
}
