import { teamChats as en } from "../i18n/en/team-chats.ts";
import { teamChats as es } from "../i18n/es/team-chats.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
