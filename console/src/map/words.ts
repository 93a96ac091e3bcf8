import { locale } from "../i18n/locale.ts";
import { placeName } from "../visitors/describe.ts";
import type { Cluster, Counts } from "./clusters.ts";
import { t } from "./texts.ts";

/** "12 visitors: 8 online, 3 idle, 1 in chat"; what nobody does is left out. */
export function countsText({ visitors, online, idle, inChat }: Counts): string {
  const states = [
    online > 0 && t("online", { n: online }),
    idle > 0 && t("idle", { n: idle }),
    inChat > 0 && t("inChat", { n: inChat }),
  ].filter(Boolean);
  return `${t("visitors", { n: visitors })}: ${states.join(", ")}`;
}

/** Whether the place is an estimate, of all or of some; "": of nobody. */
export function estimateText({ visitors, estimated }: Counts): string {
  if (estimated === 0) return "";
  return estimated === visitors ? t("estimated") : t("estimatedSome", { n: estimated });
}

export function clusterName({ places: [first, ...others] }: Cluster): string {
  if (!first) return "";
  const name = placeName(first.place, locale.value);
  return others.length > 0 ? t("andMore", { name, n: others.length }) : name;
}

/** 1234 -> "1.2K", for marks. */
export function shortNumber(n: number): string {
  return n < 1000
    ? String(n)
    : new Intl.NumberFormat(locale.value, { notation: "compact", maximumFractionDigits: 1 }).format(n);
}
