import { blocks as en } from "../i18n/en/blocks.ts";
import { blocks as es } from "../i18n/es/blocks.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en, es });
