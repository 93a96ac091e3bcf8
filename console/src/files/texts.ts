import { files as en } from "../i18n/en/files.ts";
import { files as es } from "../i18n/es/files.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
