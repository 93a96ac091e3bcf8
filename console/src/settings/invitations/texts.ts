import { invitationRules as en } from "../../i18n/en/invitation-rules.ts";
import { invitationRules as es } from "../../i18n/es/invitation-rules.ts";
import { catalogue } from "../../i18n/locale.ts";

export const t = catalogue({ en, es });
