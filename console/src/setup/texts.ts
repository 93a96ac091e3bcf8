import { setup as en } from "../i18n/en/setup.ts";
import { setup as es } from "../i18n/es/setup.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
