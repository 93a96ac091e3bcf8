import { identity as en } from "../../i18n/en/identity.ts";
import { identity as es } from "../../i18n/es/identity.ts";
import { catalogue } from "../../i18n/locale.ts";

export const t = catalogue({ en, es });
