import { StatusIcon } from "../app/StatusIcon.tsx";
import { operators } from "../inbox/inbox.model.ts";
import { Avatar } from "../ui/Avatar.tsx";

/** A colleague's face with whether they are here. */
export function Face({ id, size = "m" }: { id: string; size?: "s" | "m" }) {
  const person = operators.value.get(id);
  return (
    <Avatar
      id={id}
      name={person?.name ?? ""}
      src={person?.avatar ?? null}
      size={size}
      mark={<StatusIcon status={person?.connected ? person.status : "offline"} />}
    />
  );
}
