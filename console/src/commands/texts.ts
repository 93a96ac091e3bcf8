import { commands as en } from "../i18n/en/commands.ts";
import { commands as es } from "../i18n/es/commands.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
