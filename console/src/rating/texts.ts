import { rating as en } from "../i18n/en/rating.ts";
import { rating as es } from "../i18n/es/rating.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
