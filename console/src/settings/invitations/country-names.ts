import type { Locale } from "@palique/shared/locale.ts";

export interface Option {
  id: string;
  label: string;
}

/** ISO 3166-1 alpha-2. */
const CODES =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";
/** With those of the countries where what people say differs. */
const LANGUAGES =
  "ar bg bn ca cs da de el en en-GB en-US es es-AR es-CL es-CO es-ES es-MX es-PE et eu fa fi fr fr-CA gl he hi hr hu id it ja ko lt lv ms nl no pl pt pt-BR pt-PT ro ru sk sl sr sv sw th tr uk ur vi zh";

/** Every country by its name on this screen, in that order. */
export function countries(locale: Locale): Option[] {
  return named(CODES, locale, "region");
}

/** Languages of browsers, alone or as spoken in one country. */
export function languages(locale: Locale): Option[] {
  return named(LANGUAGES, locale, "language");
}

function named(codes: string, locale: Locale, type: "region" | "language"): Option[] {
  return codes
    .split(" ")
    .map((id) => ({ id, label: nameOf(id, locale, type) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
}

/** "Colombia", "Spanish"; what has no name is called by its code. */
export function nameOf(code: string, locale: Locale, type: "region" | "language"): string {
  const names = new Intl.DisplayNames([locale], { type, languageDisplay: "standard", fallback: "code" });
  return names.of(code) ?? code;
}
