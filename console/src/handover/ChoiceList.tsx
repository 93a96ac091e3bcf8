import { Check, Users } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import { StatusIcon } from "../app/StatusIcon.tsx";
import { departmentName } from "../inbox/inbox.model.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Icon } from "../ui/Icon.tsx";
import { type Choice, isFull } from "./choices.ts";
import { t } from "./texts.ts";

interface ChoiceListProps {
  id: string;
  choices: readonly Choice[];
  chosen: string | null;
  onChoose: (id: string) => void;
  empty: string;
  /** How many more chats people can take; those without room cannot be chosen. */
  withRoom?: boolean;
}

/** People, then departments. The field above it keeps the focus and moves the choice. */
export function ChoiceList({ id, choices, chosen, onChoose, empty, withRoom = true }: ChoiceListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const groups = [
    { name: t("people"), choices: choices.filter(({ kind }) => kind === "operator") },
    { name: t("departments"), choices: choices.filter(({ kind }) => kind === "department") },
  ].filter((group) => group.choices.length > 0);
  return (
    <div
      ref={list}
      id={id}
      class="choices"
      role="listbox"
      tabIndex={-1}
      aria-label={t("list")}
      // The field keeps the focus, and a phone its keyboard.
      onPointerDown={(event) => event.pointerType === "mouse" && event.preventDefault()}
    >
      {groups.length === 0 && <p class="choices-empty">{empty}</p>}
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
        <div key={group.name} role="group" aria-label={group.name}>
          <p class="choices-title" aria-hidden="true">
            {group.name}
          </p>
          {group.choices.map((choice) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above it has the keys
            <div
              key={choice.id}
              id={`${id}-${choice.id}`}
              class="choice"
              role="option"
              tabIndex={-1}
              aria-selected={choice.id === chosen}
              aria-disabled={isFull(choice) || undefined}
              onClick={() => !isFull(choice) && onChoose(choice.id)}
            >
              {choice.kind === "operator" ? (
                <Somebody choice={choice} withRoom={withRoom} />
              ) : (
                <Department choice={choice} />
              )}
              <span class="choice-tick">{choice.id === chosen && <Icon icon={Check} size={16} />}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function Somebody({
  choice,
  withRoom,
}: {
  choice: Extract<Choice, { kind: "operator" }>;
  withRoom: boolean;
}) {
  const { id, name, avatar, status, free, capacity, departmentIds } = choice;
  const places = departmentIds.map(departmentName).filter(Boolean).join(", ");
  return (
    <>
      <Avatar id={id} name={name} src={avatar} size="s" />
      <span class="choice-who">
        <strong class="ellipsis" dir="auto">
          {name}
        </strong>
        <small class="ellipsis">
          <StatusIcon status={status} />
          {t(status)}
          {places && ` · ${places}`}
        </small>
      </span>
      {withRoom && (
        <span class={`choice-room digits ${free === 0 ? "choice-full" : ""}`}>
          {free === 0 ? t("full") : t("free", { free, capacity })}
        </span>
      )}
    </>
  );
}

function Department({ choice }: { choice: Extract<Choice, { kind: "department" }> }) {
  const { name, online } = choice;
  return (
    <>
      <span class="choice-icon">
        <Icon icon={Users} size={16} />
      </span>
      <strong class="choice-who ellipsis" dir="auto">
        {name}
      </strong>
      <span class="choice-room digits">
        {online === 0 ? t("nobodyOnline") : t("onlineHere", { n: online })}
      </span>
    </>
  );
}
