import type { VisitSummary } from "@palique/shared/visits.ts";
import { useState } from "preact/hooks";
import { locale } from "../i18n/locale.ts";
import { sites } from "../inbox/inbox.model.ts";
import { now } from "../live/clock.ts";
import { digits, fullTime, moment, timeOfDay } from "../text/time.ts";
import { Button } from "../ui/Button.tsx";
import { withoutScheme } from "../visitor/about.ts";
import { Outside } from "../visitor/Outside.tsx";
import type { Card } from "./cards.model.ts";
import { t } from "./texts.ts";

const FIRST = 5;

/** When they were on the websites, each visit with its pages. */
export function Visits({ card }: { card: Card }) {
  const [isAll, setAll] = useState(false);
  const visits = card.visits.value;
  if (visits === null) return null;
  const more = visits.length - FIRST;
  return (
    <section>
      <h3>{t("visits")}</h3>
      {visits.length === 0 && <p class="card-none">{t("noVisits")}</p>}
      <ul class="visits">
        {visits.slice(0, isAll ? visits.length : FIRST).map((visit) => (
          <li key={visit.id}>
            <Visit visit={visit} />
          </li>
        ))}
      </ul>
      {more > 0 && !isAll && (
        <Button size="s" variant="ghost" onClick={() => setAll(true)}>
          {t("allVisits", { n: more })}
        </Button>
      )}
    </section>
  );
}

function Visit({ visit }: { visit: VisitSummary }) {
  const { startedAt, endedAt, trail, pages, device, country, city, referrer } = visit;
  const site = sites.value.length > 1 ? sites.value.find(({ id }) => id === visit.siteId)?.name : "";
  const place = [city, countryName(country)].filter(Boolean).join(", ");
  const origin = referrer && t("from", { origin: withoutScheme(referrer).split("/")[0] ?? "" });
  const about = [site, place, device.browser || device.system, origin].filter(Boolean).join(" · ");
  const earlier = pages - trail.length;
  return (
    <details class="past-visit">
      <summary>
        <span class="past-visit-when" title={fullTime(startedAt, locale.value)}>
          {moment(startedAt, now.value, locale.value)}
        </span>
        <span class="digits past-visit-size">
          {t("pages", { n: pages })} · {digits(endedAt - startedAt)}
        </span>
        <span class="past-visit-about" dir="auto">
          {about}
        </span>
      </summary>
      <ol class="past-trail">
        {earlier > 0 && <li class="card-none">{t("morePages", { n: earlier })}</li>}
        {trail.map(({ url, title, at }) => (
          <li key={`${at} ${url}`}>
            <span class="digits">{timeOfDay(at, locale.value)}</span>
            <span class="past-page" dir="auto" title={url}>
              <Outside url={url}>{title || withoutScheme(url)}</Outside>
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function countryName(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return "";
  return new Intl.DisplayNames(locale.value, { type: "region" }).of(code) ?? code;
}
