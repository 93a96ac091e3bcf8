import { contactFields as en } from "../../i18n/en/contact-fields.ts";
import { contactFields as es } from "../../i18n/es/contact-fields.ts";
import { catalogue } from "../../i18n/locale.ts";

export const t = catalogue({ en, es });
