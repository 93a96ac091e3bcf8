import { alertSettings as alertsEn } from "../i18n/en/alert-settings.ts";
import { departments as departmentsEn } from "../i18n/en/departments.ts";
import { settings as settingsEn } from "../i18n/en/settings.ts";
import { sites as sitesEn } from "../i18n/en/sites.ts";
import { team as teamEn } from "../i18n/en/team.ts";
import { alertSettings as alertsEs } from "../i18n/es/alert-settings.ts";
import { departments as departmentsEs } from "../i18n/es/departments.ts";
import { settings as settingsEs } from "../i18n/es/settings.ts";
import { sites as sitesEs } from "../i18n/es/sites.ts";
import { team as teamEs } from "../i18n/es/team.ts";
import { catalogue } from "../i18n/locale.ts";

export const t = catalogue({ en: settingsEn, es: settingsEs });
export const tTeam = catalogue({ en: teamEn, es: teamEs });
export const tDepartments = catalogue({ en: departmentsEn, es: departmentsEs });
export const tSites = catalogue({ en: sitesEn, es: sitesEs });
export const tAlerts = catalogue({ en: alertsEn, es: alertsEs });
