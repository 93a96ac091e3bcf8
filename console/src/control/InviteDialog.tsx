import type { ConversationSummary } from "@palique/shared/operator.ts";
import { useId, useState } from "preact/hooks";
import { ChoiceList } from "../handover/ChoiceList.tsx";
import { search, step } from "../handover/choices.ts";
import { choicesOn } from "../handover/floor.ts";
import { t as tHandover } from "../handover/texts.ts";
import { tCommon } from "../i18n/common.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextArea } from "../ui/Field.tsx";
import { inviteHelper } from "./control.model.ts";
import { t } from "./texts.ts";
import "../handover/handover.css";

/** A field with a list of our own, not the browser's. */
const COMBOBOX = { role: "combobox", list: undefined, "aria-expanded": true } as const;

/** Whom to ask for help. How many chats they have does not matter: the chat stays with who has it. */
export function InviteDialog({ row, onClose }: { row: ConversationSummary; onClose: () => void }) {
  const listId = useId();
  const [query, setQuery] = useState("");
  const [note, setNote] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const inIt = new Set(row.helpers.map((one) => one.operatorId));
  const all = choicesOn(row).flatMap((one) =>
    one.kind === "operator" && !inIt.has(one.id) ? [{ ...one, free: 1 }] : [],
  );
  const shown = search(all, query);
  const target = shown.find(({ id }) => id === chosen) ?? null;
  const invite = () => {
    if (!target) return;
    onClose();
    inviteHelper(row, target.id, note.trim());
  };
  return (
    <Dialog
      title={t("inviteTitle")}
      size="m"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button variant="primary" disabled={!target} onClick={invite}>
            {t("inviteNow")}
          </Button>
        </>
      }
    >
      <div class="handover">
        <input
          type="search"
          class="field-box"
          {...COMBOBOX}
          aria-label={tHandover("searchPeople")}
          placeholder={tHandover("searchPeople")}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={target ? `${listId}-${target.id}` : undefined}
          autocomplete="off"
          autoFocus
          value={query}
          onInput={(event) => {
            setQuery(event.currentTarget.value);
            setChosen(step(search(all, event.currentTarget.value), null, 1));
          }}
          onKeyDown={(event) => {
            if (event.isComposing) return;
            const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
            if (event.key === "Enter") invite();
            if (by) setChosen(step(shown, target?.id ?? null, by));
            if (by || event.key === "Enter") event.preventDefault();
          }}
        />
        <ChoiceList
          id={listId}
          choices={shown}
          chosen={target?.id ?? null}
          onChoose={setChosen}
          withRoom={false}
          empty={tHandover(all.length === 0 ? "nobodyElse" : "nothingFound")}
        />
        <p class="handover-about">{t("inviteText")}</p>
        <TextArea
          label={t("inviteNote")}
          hint={tHandover("noteHint")}
          optional
          dir="auto"
          rows={2}
          maxLength={2_000}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </div>
    </Dialog>
  );
}
