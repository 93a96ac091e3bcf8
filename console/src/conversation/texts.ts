import { conversation as en } from "../i18n/en/conversation.ts";
import { conversation as es } from "../i18n/es/conversation.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
