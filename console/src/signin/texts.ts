import { signin as en } from "../i18n/en/signin.ts";
import { signin as es } from "../i18n/es/signin.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
