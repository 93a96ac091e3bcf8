import { recordings as en } from "../i18n/en/recordings.ts";
import { recordings as es } from "../i18n/es/recordings.ts";
import { catalogue } from "../i18n/locale.ts";

export const tRecordings = catalogue({ en, es });
