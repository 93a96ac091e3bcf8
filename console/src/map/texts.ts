import { map as en } from "../i18n/en/map.ts";
import { map as es } from "../i18n/es/map.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
