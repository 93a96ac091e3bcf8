import { MESSAGE_MAX } from "@palique/shared/limits.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import { tCommon } from "../i18n/common.ts";
import { operators } from "../inbox/inbox.model.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Select, TextArea } from "../ui/Field.tsx";
import { notify } from "../ui/notices.model.ts";
import { showInRoom } from "./sending.model.ts";
import { roomList, roomName, startRoom, strangers } from "./team-chats.model.ts";
import { t } from "./texts.ts";

/** Shows a conversation to a colleague or a group. */
export function ShareDialog({ row, onClose }: { row: ConversationSummary; onClose: () => void }) {
  const chats = roomList.value.map((room) => ({ value: `room ${room.id}`, name: roomName(room) }));
  const people = strangers.value.map(({ id, name }) => ({ value: `person ${id}`, name }));
  const [to, setTo] = useState(chats[0]?.value ?? people[0]?.value ?? "");
  const [text, setText] = useState("");
  const [state, setState] = useState<"idle" | "sharing" | "failed">("idle");
  const isGone = useRef(false);
  useEffect(
    () => () => {
      isGone.current = true;
    },
    [],
  );

  async function share(): Promise<void> {
    setState("sharing");
    const [kind, id = ""] = to.split(" ");
    const room = kind === "room" ? { id } : await startRoom([id], "");
    const name = [...chats, ...people].find(({ value }) => value === to)?.name ?? "";
    const isShared = room && (await showInRoom(room.id, row.id, text.trim()));
    setState(isShared ? "idle" : "failed");
    if (isShared) notify(t("shared", { name }));
    else if (isGone.current) notify(t("failed"), "problem");
    if (isShared && !isGone.current) onClose();
  }

  return (
    <Dialog
      title={t("shareTitle", { number: row.number })}
      size="m"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button variant="primary" disabled={!to} busy={state === "sharing"} onClick={() => void share()}>
            {t("send")}
          </Button>
        </>
      }
    >
      <div class="group-form">
        <p>{operators.value.size > 1 ? t("shareText") : t("aloneText")}</p>
        <Select label={t("shareWith")} value={to} onChange={(event) => setTo(event.currentTarget.value)}>
          {chats.length > 0 && (
            <optgroup label={t("chats")}>
              {chats.map(({ value, name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </optgroup>
          )}
          {people.length > 0 && (
            <optgroup label={t("colleagues")}>
              {people.map(({ value, name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </optgroup>
          )}
        </Select>
        <TextArea
          label={t("shareNote")}
          optional
          dir="auto"
          rows={3}
          maxLength={MESSAGE_MAX}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {state === "failed" && (
          <p class="field-error" role="alert">
            {t("failed")}
          </p>
        )}
      </div>
    </Dialog>
  );
}
