import { notes as en } from "../i18n/en/notes.ts";
import { notes as es } from "../i18n/es/notes.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
