import { MessagesSquare, Share2, Users } from "lucide";
import { type Command, command, conversationCommand } from "../commands/registry.ts";
import { operators } from "../inbox/inbox.model.ts";
import { go } from "../router.ts";
import { teamPath } from "../routes.ts";
import { sharing } from "./share.model.ts";
import { roomList, teamUnread, unreadOf } from "./team-chats.model.ts";
import { t } from "./texts.ts";

export const teamChatCommands: readonly Command[] = [
  command({
    id: "go.team",
    group: "go",
    title: () => t("title"),
    icon: Users,
    keywords: "go ir team equipo colleagues colegas group grupo",
    keys: ["g c"],
    run: () => go(teamPath()),
  }),
  command({
    id: "go.team-unread",
    group: "go",
    title: () => t("unread", { n: teamUnread.value }),
    icon: MessagesSquare,
    keywords: "team equipo unread leer",
    when: () => teamUnread.value > 0,
    run: () => {
      const room = roomList.value.find((one) => unreadOf(one) > 0);
      if (room) go(teamPath(room.id));
    },
  }),
  conversationCommand({
    id: "conversation.share",
    title: () => t("share"),
    icon: Share2,
    keywords: "share link colleague compartir enlace colega",
    words: ["share", "mostrar"],
    when: () => operators.value.size > 1,
    run: (row) => {
      sharing.value = row.id;
    },
  }),
];
