import { canned as en } from "../i18n/en/canned.ts";
import { canned as es } from "../i18n/es/canned.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
