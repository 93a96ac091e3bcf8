import { visitors as en } from "../i18n/en/visitors.ts";
import { visitors as es } from "../i18n/es/visitors.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
