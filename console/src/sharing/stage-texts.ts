import { cobrowse as en } from "../i18n/en/cobrowse.ts";
import { cobrowse as es } from "../i18n/es/cobrowse.ts";
import { catalogue } from "../i18n/locale.ts";

export const tStage = catalogue({ en, es });
