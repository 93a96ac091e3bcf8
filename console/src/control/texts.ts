import { control as en } from "../i18n/en/control.ts";
import { control as es } from "../i18n/es/control.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
