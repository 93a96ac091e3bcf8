import { calls as en } from "../i18n/en/calls.ts";
import { calls as es } from "../i18n/es/calls.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
