import type { ChatSummary, ConversationSummary } from "@palique/shared/operator.ts";
import { useId, useState } from "preact/hooks";
import { tCommon } from "../i18n/common.ts";
import { operatorName } from "../inbox/inbox.model.ts";
import { me } from "../session.model.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextArea } from "../ui/Field.tsx";
import { ChoiceList } from "./ChoiceList.tsx";
import { type Choice, isFull, search, step } from "./choices.ts";
import { choicesOn } from "./floor.ts";
import { assignChat, keptNote, transferChat } from "./handover.model.ts";
import { t } from "./texts.ts";
import "./handover.css";

const NOTE_MAX = 2_000;
/** A field with a list of our own, not the browser's. */
const COMBOBOX = { role: "combobox", list: undefined, "aria-expanded": true } as const;

interface HandoverDialogProps {
  row: ConversationSummary;
  chat: ChatSummary;
  /** What to look for at first. */
  query: string;
  onClose: () => void;
}

/** Who gets the chat next: one list, found by writing, chosen with the arrows. */
export function HandoverDialog({ row, chat, query: begun, onClose }: HandoverDialogProps) {
  const listId = useId();
  const [query, setQuery] = useState(begun);
  const kept = keptNote(chat.id);
  const [note, setNote] = useState(kept.read);
  const isQueued = chat.state === "queued";
  const all = choicesOn(row);
  const [chosen, setChosen] = useState(() => (begun ? step(search(all, begun), null, 1) : null));
  const shown = search(all, query);
  const target = shown.find((choice) => choice.id === chosen && !isFull(choice)) ?? null;
  const canAssign = me.value?.role !== "agent" && target?.kind !== "department";

  function find(next: string): void {
    setQuery(next);
    const found = search(all, next);
    const stays = found.some(({ id }) => id === chosen);
    if (!stays) setChosen(next.trim() ? step(found, null, 1) : null);
  }
  function transfer(): void {
    if (!target) return;
    onClose();
    void transferChat(row, target, note.trim());
  }
  function assign(): void {
    if (!target) return;
    onClose();
    void assignChat(row, target);
  }
  const confirm = isQueued ? assign : transfer;

  return (
    <Dialog
      title={t(isQueued ? "assignTitle" : "transferTitle")}
      size="m"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          {canAssign && !isQueued && (
            <Button disabled={!target} onClick={assign}>
              {t("assign")}
            </Button>
          )}
          <Button variant="primary" disabled={!target} onClick={confirm}>
            {t(isQueued ? "assign" : "transfer")}
          </Button>
        </>
      }
    >
      <div class="handover">
        <input
          type="search"
          class="field-box"
          {...COMBOBOX}
          aria-label={t(isQueued ? "searchPeople" : "search")}
          placeholder={t(isQueued ? "searchPeople" : "search")}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={target ? `${listId}-${target.id}` : undefined}
          autocomplete="off"
          autoFocus
          value={query}
          onInput={(event) => find(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.isComposing) return;
            const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
            if (event.key === "Enter") confirm();
            if (by) setChosen(step(shown, target?.id ?? null, by));
            if (by || event.key === "Enter") event.preventDefault();
          }}
        />
        <ChoiceList
          id={listId}
          choices={shown}
          chosen={target?.id ?? null}
          onChoose={setChosen}
          empty={t(all.length === 0 ? "nobodyElse" : "nothingFound")}
        />
        <p class="handover-about" aria-live="polite">
          {aboutChoice(target, chat)}
        </p>
        {!isQueued && (
          <TextArea
            label={t("note")}
            hint={t("noteHint")}
            optional
            dir="auto"
            rows={2}
            maxLength={NOTE_MAX}
            value={note}
            onInput={(event) => {
              setNote(event.currentTarget.value);
              kept.write(event.currentTarget.value);
            }}
          />
        )}
      </div>
    </Dialog>
  );
}

/** What happens next, in plain words. */
function aboutChoice(choice: Choice | null, chat: ChatSummary): string {
  if (!choice) return t("pickFirst");
  const { name } = choice;
  if (choice.kind === "department") return t(choice.online > 0 ? "queuesIn" : "nobodyInDepartment", { name });
  if (chat.state === "queued") return t("assignsAt", { name });
  if (choice.status !== "online") return t("asksAbsent", { name });
  if (chat.operatorId === me.peek()?.id) return t("asksFirst", { name });
  return t("asksFirstOther", { name, owner: operatorName(chat.operatorId) });
}
