import type { TeamEvent } from "@palique/shared/team.ts";
import { t } from "./texts.ts";

/** What happened in a room, as one line. */
export function eventLine(event: TeamEvent, name: string): string {
  switch (event.type) {
    case "room.started":
      return t("started", { name });
    case "room.named":
      return t("named", { name, room: event.name });
    case "members.added":
      return t("added", { name, people: event.names.join(", ") });
    case "members.removed":
      return t("removed", { name, people: event.names.join(", ") });
    case "member.left":
      return t("memberLeft", { name });
  }
}
