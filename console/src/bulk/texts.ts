import { bulk as en } from "../i18n/en/bulk.ts";
import { bulk as es } from "../i18n/es/bulk.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
