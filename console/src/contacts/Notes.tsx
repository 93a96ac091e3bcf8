import type { ContactCard, ContactNote } from "@palique/shared/contacts.ts";
import { CONTACT_NOTE_MAX } from "@palique/shared/limits.ts";
import { useState } from "preact/hooks";
import { tCommon } from "../i18n/common.ts";
import { locale } from "../i18n/locale.ts";
import { now } from "../live/clock.ts";
import { me } from "../session.model.ts";
import { fullTime, moment } from "../text/time.ts";
import { Button } from "../ui/Button.tsx";
import type { Card } from "./cards.model.ts";
import { addNote, deleteNote, editNote } from "./change.model.ts";
import { t } from "./texts.ts";

/** What colleagues should know of a person. */
export function Notes({ card, values }: { card: Card; values: ContactCard }) {
  const [text, setText] = useState("");
  const add = async () => {
    const said = text.trim();
    if (!said) return;
    setText("");
    if (!(await addNote(card, said))) setText((now) => now || said);
  };
  return (
    <section>
      <h3>{t("notes")}</h3>
      <NoteBox label={t("addNote")} text={text} onInput={setText} onDone={() => void add()} />
      {text.trim() && (
        <div class="note-actions">
          <Button size="s" variant="primary" onClick={() => void add()}>
            {t("saveNote")}
          </Button>
        </div>
      )}
      {values.notes.length === 0 && !text && <p class="card-none">{t("noNotes")}</p>}
      <ul class="notes">
        {values.notes.map((note) => (
          <Note key={note.id} card={card} note={note} />
        ))}
      </ul>
    </section>
  );
}

function Note({ card, note }: { card: Card; note: ContactNote }) {
  const [text, setText] = useState<string | null>(null);
  const [isSure, setSure] = useState(false);
  const isOwn = note.operatorId === me.value?.id;
  const save = () => {
    const said = text?.trim();
    setText(null);
    if (said && said !== note.text) void editNote(card, note, said);
  };
  if (text !== null) {
    return (
      <li class="note">
        <NoteBox
          label={t("editNote")}
          text={text}
          onInput={setText}
          onDone={save}
          onLeave={() => setText(null)}
          isFocused
        />
        <div class="note-actions">
          <Button size="s" onClick={() => setText(null)}>
            {tCommon("cancel")}
          </Button>
          <Button size="s" variant="primary" onClick={save}>
            {t("saveNote")}
          </Button>
        </div>
      </li>
    );
  }
  return (
    <li class="note">
      <p class="note-text" dir="auto">
        {note.text}
      </p>
      <p class="note-about">
        <span title={fullTime(note.createdAt, locale.value)}>
          <bdi>{note.operatorName}</bdi>, {moment(note.createdAt, now.value, locale.value)}
          {note.editedAt !== null && ` · ${t("edited")}`}
        </span>
        {isOwn && (
          <span class="note-own">
            <button type="button" onClick={() => setText(note.text)}>
              {t("editNote")}
            </button>
            <button
              type="button"
              onBlur={() => setSure(false)}
              onClick={() => (isSure ? void deleteNote(card, note) : setSure(true))}
            >
              {t(isSure ? "reallyDelete" : "deleteNote")}
            </button>
          </span>
        )}
      </p>
    </li>
  );
}

interface NoteBoxProps {
  label: string;
  text: string;
  onInput: (text: string) => void;
  onDone: () => void;
  onLeave?: () => void;
  isFocused?: boolean;
}

/** Control or Command with Enter saves. */
function NoteBox({ label, text, onInput, onDone, onLeave, isFocused = false }: NoteBoxProps) {
  return (
    <textarea
      ref={(box) => {
        if (isFocused && box && !box.dataset.met) box.focus();
        if (box) box.dataset.met = "1";
      }}
      class="field-box note-box"
      dir="auto"
      rows={text ? 3 : 1}
      aria-label={label}
      placeholder={label}
      maxLength={CONTACT_NOTE_MAX}
      value={text}
      onInput={(event) => onInput(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.isComposing) return;
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          onDone();
        }
        if (event.key === "Escape" && onLeave) {
          event.stopPropagation();
          onLeave();
        }
      }}
    />
  );
}
