import { visitor as en } from "../i18n/en/visitor.ts";
import { visitor as es } from "../i18n/es/visitor.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
