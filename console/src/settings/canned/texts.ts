import { cannedSettings as en } from "../../i18n/en/canned-settings.ts";
import { cannedSettings as es } from "../../i18n/es/canned-settings.ts";
import { catalogue } from "../../i18n/locale.ts";

export const t = catalogue({ en, es });
