import { handover as en } from "../i18n/en/handover.ts";
import { handover as es } from "../i18n/es/handover.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
