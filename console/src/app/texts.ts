import { shell as en } from "../i18n/en/shell.ts";
import { shell as es } from "../i18n/es/shell.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
