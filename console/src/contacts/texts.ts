import { contacts as en } from "../i18n/en/contacts.ts";
import { contacts as es } from "../i18n/es/contacts.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
