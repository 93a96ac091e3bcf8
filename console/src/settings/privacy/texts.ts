import { privacy as en } from "../../i18n/en/privacy.ts";
import { privacy as es } from "../../i18n/es/privacy.ts";
import { catalogue } from "../../i18n/locale.ts";

export const t = catalogue({ en, es });
