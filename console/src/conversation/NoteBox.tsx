import { AtSign, Ear, LockKeyhole, StickyNote } from "lucide";
import { useId, useRef, useState } from "preact/hooks";
import { t as tControl } from "../control/texts.ts";
import { AttachButton } from "../files/AttachButton.tsx";
import { TrayView } from "../files/TrayView.tsx";
import { takeFiles } from "../files/trays.model.ts";
import { useTray } from "../files/use-tray.ts";
import { Recorder, VoiceButton } from "../files/VoiceButton.tsx";
import { operatorName, rowNamed } from "../inbox/inbox.model.ts";
import { MentionList } from "../mentions/MentionList.tsx";
import { colleagues } from "../mentions/mentions.model.ts";
import { namedIn } from "../mentions/naming.ts";
import { t } from "../mentions/texts.ts";
import { useNaming } from "../mentions/use-naming.ts";
import { ReplyBar } from "../messages/ReplyBar.tsx";
import { takeAnswered } from "../messages/replying.model.ts";
import { me } from "../session.model.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { stoppedTyping, typing } from "./conversation.model.ts";
import { keptDraft } from "./drafts.ts";
import { EmojiPicker } from "./EmojiPicker.tsx";
import { Excess } from "./Excess.tsx";
import { NOTE_KEYS } from "./noting.model.ts";
import { addNote } from "./outbox.model.ts";
import { useWriting } from "./use-writing.ts";
import "../control/control.css";

/** Where a note for the team is written: another material than a reply, and no way to the visitor. */
export function NoteBox({ conversationId, isAlone }: { conversationId: string; isAlone: boolean }) {
  const id = useId();
  const writing = useWriting(keptDraft(me.peek()?.id ?? "", conversationId, "note"));
  const naming = useNaming(writing.box, colleagues.value, writing.write);
  const picked = useRef(new Set<string>());
  const [isWhispered, setWhispered] = useState(false);
  const ear = earIn(conversationId);

  const files = useTray(conversationId, "note");
  const [isRecording, setRecording] = useState(false);
  const canAdd = (writing.canLeave || (files.hasFiles && writing.excess === 0)) && !files.isBusy;

  function closeRecorder(): void {
    setRecording(false);
    writing.box.current?.focus();
  }
  function pick(index: number): void {
    const person = naming.pick(index);
    if (person) picked.current.add(person.id);
  }
  function add(): void {
    if (files.holdsBack() || !canAdd) return;
    const named = namedIn(writing.text.trim(), colleagues.peek(), picked.current);
    addNote(conversationId, writing.take(), named, takeFiles(files.tray), {
      whisper: isWhispered && ear !== null,
      answers: takeAnswered(conversationId, "note"),
    });
    stoppedTyping();
    naming.close();
    picked.current.clear();
  }
  function pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const isPick = event.key === "Enter" || event.key === "Tab";
    if (naming.found.length > 0 && !event.shiftKey) {
      if (by) naming.move(by);
      if (isPick) pick(naming.active);
      if (event.key === "Escape") naming.close();
      if (by || isPick || event.key === "Escape") {
        event.preventDefault();
        return;
      }
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    add();
  }

  const isNaming = naming.found.length > 0;
  return (
    <div class="composer-box composer-box-note">
      {isNaming && (
        <MentionList id={`${id}-people`} people={naming.found} active={naming.active} onPick={pick} />
      )}
      <p class="note-label" id={`${id}-about`}>
        <Icon icon={LockKeyhole} size={12} />
        {t("teamOnly")}
        {ear && (
          <button
            type="button"
            class="whisper"
            aria-pressed={isWhispered}
            onClick={() => setWhispered(!isWhispered)}
          >
            <Icon icon={Ear} size={12} />
            {tControl("whisperTo", { name: ear })}
          </button>
        )}
      </p>
      <ReplyBar conversationId={conversationId} box="note" onDrop={() => writing.box.current?.focus()} />
      <TrayView tray={files.tray} status={files.status} />
      <textarea
        ref={writing.box}
        rows={1}
        dir="auto"
        aria-label={t("note")}
        aria-describedby={`${id}-about`}
        aria-autocomplete="list"
        aria-controls={isNaming ? `${id}-people` : undefined}
        aria-activedescendant={isNaming ? `${id}-people-${naming.active}` : undefined}
        placeholder={t("placeholder")}
        value={writing.text}
        onPaste={files.paste}
        onInput={(event) => {
          writing.write(event.currentTarget.value);
          if (event.currentTarget.value) typing(conversationId, true);
          naming.look();
        }}
        onSelect={naming.look}
        onBlur={naming.close}
        onKeyDown={pressed}
      />
      {isRecording && <Recorder tray={files.tray} onClose={closeRecorder} />}
      <div class="composer-tools">
        <EmojiPicker onPick={writing.insert} />
        <IconButton
          icon={AtSign}
          size="s"
          label={t("mention")}
          onClick={() => {
            const before = writing.text.slice(0, writing.box.current?.selectionStart ?? 0);
            writing.insert(/\S$/.test(before) ? " @" : "@");
            naming.look();
          }}
        />
        <AttachButton tray={files.tray} />
        <VoiceButton onClick={() => setRecording(true)} />
        {writing.excess > 0 ? (
          <Excess count={writing.excess} />
        ) : (
          <span class="composer-hint">{isAlone ? t("addHintAlone") : t("addHint", { keys: NOTE_KEYS })}</span>
        )}
        <Button
          class="note-add"
          icon={StickyNote}
          disabled={!canAdd}
          onClick={add}
          onPointerDown={(event) => event.preventDefault()}
        >
          {t("addNote")}
        </Button>
      </div>
    </div>
  );
}

/** Who has the chat, if it is somebody else: a whisper is for them. */
function earIn(conversationId: string): string | null {
  const chat = rowNamed(conversationId)?.chat;
  if (chat?.state !== "active" || chat.operatorId === me.value?.id) return null;
  return operatorName(chat.operatorId) || null;
}
