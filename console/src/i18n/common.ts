import { common as en } from "./en/common.ts";
import { common as es } from "./es/common.ts";
import { catalogue } from "./locale.ts";

export const tCommon = catalogue({ en, es });
