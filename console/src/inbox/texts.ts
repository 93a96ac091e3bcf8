import { inbox as en } from "../i18n/en/inbox.ts";
import { inbox as es } from "../i18n/es/inbox.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
