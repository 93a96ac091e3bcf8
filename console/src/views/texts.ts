import { views as en } from "../i18n/en/views.ts";
import { views as es } from "../i18n/es/views.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
