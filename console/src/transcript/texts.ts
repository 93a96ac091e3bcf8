import { transcript as en } from "../i18n/en/transcript.ts";
import { transcript as es } from "../i18n/es/transcript.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
