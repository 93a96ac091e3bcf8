import type { LiveVisitorDetail } from "@palique/shared/live-visitors.ts";
import { locale } from "../i18n/locale.ts";
import { digits, fullTime, timeOfDay } from "../text/time.ts";
import { Outside } from "../visitor/Outside.tsx";
import { pathOf } from "./describe.ts";
import { t } from "./list-texts.ts";
import { Since } from "./Since.tsx";

/** The pages of the visit, the one of now first, each with the time it took. */
export function Trail({ visitor }: { visitor: Pick<LiveVisitorDetail, "trail" | "pages" | "leftAt"> }) {
  const { trail, pages, leftAt } = visitor;
  if (trail.length === 0) return null;
  const more = pages - trail.length;
  return (
    <section>
      <h3>{t("trail", { n: pages })}</h3>
      <ol class="trail" reversed>
        {trail
          .map((page, index) => ({ ...page, until: trail[index + 1]?.at ?? null, index }))
          .reverse()
          .map(({ url, title, at, until, index }) => (
            <li key={`${at} ${index}`} class={until === null && leftAt === null ? "trail-now" : ""}>
              <span class="digits trail-time" title={fullTime(at, locale.value)}>
                {timeOfDay(at, locale.value)}
              </span>
              <span class="trail-page">
                <Outside url={url}>
                  <span class="ellipsis trail-title" dir="auto">
                    {title || pathOf(url)}
                  </span>
                </Outside>
                {title && <span class="ellipsis live-about">{pathOf(url)}</span>}
              </span>
              <span class="trail-took">
                {until === null ? (
                  <Since at={at} until={leftAt} />
                ) : (
                  <span class="digits">{digits(until - at)}</span>
                )}
              </span>
            </li>
          ))}
      </ol>
      {more > 0 && <p class="trail-more">{t("morePages", { n: more })}</p>}
    </section>
  );
}

/** What the page told of what the visitor did, newest first. */
export function Events({ visitor: { events } }: { visitor: Pick<LiveVisitorDetail, "events"> }) {
  if (events.length === 0) return null;
  return (
    <section>
      <h3>{t("events")}</h3>
      <ul class="trail">
        {events.toReversed().map(({ name, data, at }, index) => (
          <li key={`${at} ${events.length - index}`}>
            <span class="digits trail-time" title={fullTime(at, locale.value)}>
              {timeOfDay(at, locale.value)}
            </span>
            <span class="trail-page">
              <span class="ellipsis trail-title" dir="auto">
                {name}
              </span>
              <span class="ellipsis live-about" dir="auto">
                {Object.entries(data)
                  .map(([key, value]) => `${key}: ${value}`)
                  .join(", ")}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
