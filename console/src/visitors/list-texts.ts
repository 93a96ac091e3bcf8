import { liveList as en } from "../i18n/en/live-list.ts";
import { liveList as es } from "../i18n/es/live-list.ts";
import { catalogue } from "../i18n/locale.ts";

/** Apart from those of the way there, so that these are only loaded with the list. */
export const t = catalogue({ en, es });
