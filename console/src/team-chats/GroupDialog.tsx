import { ROOM_NAME_MAX } from "@palique/shared/limits.ts";
import type { TeamRoom } from "@palique/shared/team.ts";
import { useState } from "preact/hooks";
import { tCommon } from "../i18n/common.ts";
import { failureText } from "../i18n/errors.ts";
import { ask } from "../live/ask.ts";
import { go } from "../router.ts";
import { teamPath } from "../routes.ts";
import { me } from "../session.model.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Field } from "../ui/Field.tsx";
import { notify } from "../ui/notices.model.ts";
import { PeopleField } from "./PeopleField.tsx";
import { receiveRoom, startRoom } from "./team-chats.model.ts";
import { t } from "./texts.ts";

/** Begins a group, or changes one: its name and who is in it. */
export function GroupDialog({ room, onClose }: { room: TeamRoom | null; onClose: () => void }) {
  const self = me.peek()?.id ?? "";
  const before = room?.memberIds.filter((id) => id !== self) ?? [];
  const [name, setName] = useState(room?.name ?? "");
  const [chosen, setChosen] = useState<string[]>(before);
  const canSave = name.trim() !== "" && (room !== null || chosen.length > 0);

  async function begin(): Promise<void> {
    const begun = await startRoom(chosen, name.trim());
    if (begun) go(teamPath(begun.id));
  }
  async function change(roomId: string, removeIds: string[], addIds: string[] = []): Promise<void> {
    const isLeaving = removeIds.includes(self);
    const named = isLeaving || name.trim() === room?.name ? {} : { name: name.trim() };
    const reply = await ask("team:change", { roomId, ...named, addIds, removeIds });
    if (!reply.ok) return notify(failureText(reply), "problem");
    receiveRoom(reply.value);
    if (!isLeaving) return;
    go(teamPath());
    notify(t("left", { name: reply.value.name }));
  }
  function save(): void {
    if (!canSave) return;
    onClose();
    if (!room) return void begin();
    const added = chosen.filter((id) => !before.includes(id));
    const removed = before.filter((id) => !chosen.includes(id));
    void change(room.id, removed, added);
  }

  return (
    <Dialog
      title={t(room ? "membersOf" : "newGroup")}
      size="m"
      onClose={onClose}
      actions={
        <>
          {room && (
            <Button
              variant="danger"
              class="group-leave"
              onClick={() => {
                onClose();
                void change(room.id, [self]);
              }}
            >
              {t("leave")}
            </Button>
          )}
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button variant="primary" disabled={!canSave} onClick={save}>
            {t(room ? "save" : "create")}
          </Button>
        </>
      }
    >
      <form
        class="group-form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field
          label={t("groupName")}
          hint={t("groupNameHint")}
          dir="auto"
          maxLength={ROOM_NAME_MAX}
          autoFocus
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <PeopleField chosen={chosen} onChange={setChosen} />
      </form>
    </Dialog>
  );
}
