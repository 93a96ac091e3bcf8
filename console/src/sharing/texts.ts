import { sharing as en } from "../i18n/en/sharing.ts";
import { sharing as es } from "../i18n/es/sharing.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
