import { tickets as en } from "../i18n/en/tickets.ts";
import { tickets as es } from "../i18n/es/tickets.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
