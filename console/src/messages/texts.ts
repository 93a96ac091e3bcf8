import { messages as en } from "../i18n/en/messages.ts";
import { messages as es } from "../i18n/es/messages.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
