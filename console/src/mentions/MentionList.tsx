import type { OperatorPresence } from "@palique/shared/operator.ts";
import { StatusIcon } from "../app/StatusIcon.tsx";
import { departmentName } from "../inbox/inbox.model.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { t } from "./texts.ts";
import "./mentions.css";

interface MentionListProps {
  id: string;
  people: readonly OperatorPresence[];
  active: number;
  onPick: (index: number) => void;
}

/** Colleagues whose name is being written. The box keeps the focus and moves the choice. */
export function MentionList({ id, people, active, onPick }: MentionListProps) {
  return (
    <div id={id} class="mention-list" role="listbox" tabIndex={-1} aria-label={t("people")}>
      {people.map(({ id: personId, name, avatar, status, connected, departmentIds }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keys
        <div
          key={personId}
          id={`${id}-${index}`}
          class="mention-person"
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(index)}
        >
          <Avatar id={personId} name={name} src={avatar} size="s" />
          <strong class="ellipsis" dir="auto">
            {name}
          </strong>
          <small class="ellipsis">{departmentIds.map(departmentName).filter(Boolean).join(", ")}</small>
          <StatusIcon status={connected ? status : "offline"} />
        </div>
      ))}
    </div>
  );
}
