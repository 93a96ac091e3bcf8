import { siteSharing as en } from "../../i18n/en/site-sharing.ts";
import { siteSharing as es } from "../../i18n/es/site-sharing.ts";
import { catalogue } from "../../i18n/locale.ts";

export const tSharing = catalogue({ en, es });
