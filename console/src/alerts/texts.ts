import { alerts as en } from "../i18n/en/alerts.ts";
import { alerts as es } from "../i18n/es/alerts.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
