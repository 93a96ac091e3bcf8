import { layout as en } from "../i18n/en/layout.ts";
import { layout as es } from "../i18n/es/layout.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
