import { search as en } from "../i18n/en/search.ts";
import { search as es } from "../i18n/es/search.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
