import { User, Users } from "lucide";
import type { PaletteSource } from "../commands/sources.ts";
import { go } from "../router.ts";
import { teamPath } from "../routes.ts";
import { roomList, roomName, startRoom, strangers } from "./team-chats.model.ts";
import { t } from "./texts.ts";

/** Colleagues and groups, to write to. */
export const team: PaletteSource = {
  id: "team",
  title: () => t("title"),
  items: () => [
    ...roomList.peek().map((room) => ({
      id: `room.${room.id}`,
      title: roomName(room),
      icon: room.kind === "direct" ? User : Users,
      about: t("chats"),
      run: () => go(teamPath(room.id)),
    })),
    ...strangers.peek().map(({ id, name }) => ({
      id: `colleague.${id}`,
      title: name,
      icon: User,
      about: t("colleagues"),
      async run() {
        const room = await startRoom([id], "");
        if (room) go(teamPath(room.id));
      },
    })),
  ],
};
