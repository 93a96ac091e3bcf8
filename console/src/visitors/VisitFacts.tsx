import type { LiveVisitorDetail } from "@palique/shared/live-visitors.ts";
import type { ComponentChildren } from "preact";
import { locale } from "../i18n/locale.ts";
import { sites } from "../inbox/inbox.model.ts";
import { now } from "../live/clock.ts";
import { languageName, localTimeIn, withoutScheme } from "../visitor/about.ts";
import { Outside } from "../visitor/Outside.tsx";
import { placeName } from "./describe.ts";
import { t } from "./list-texts.ts";
import { Since } from "./Since.tsx";

/** What is known of the visit besides its pages. */
export function VisitFacts({ visitor }: { visitor: LiveVisitorDetail }) {
  const { identity, place, timeZone, device, screen, language, referrer, campaignParts, visits } = visitor;
  const site = sites.value.length > 1 ? sites.value.find(({ id }) => id === visitor.siteId) : undefined;
  const time = timeZone ? localTimeIn(timeZone, now.value, locale.value) : "";
  const size = screen ? `${screen.width} × ${screen.height}` : "";
  const running = [device.browser, device.system].filter(Boolean).join(" · ");
  return (
    <section>
      <h3 class="visually-hidden">{t("about")}</h3>
      <dl class="visit-facts">
        <Fact name={t("identity")} when={identity}>
          {identity === "verified" ? t("verifiedLong") : t("unverifiedLong")}
        </Fact>
        <Fact name={t("where")} when={place}>
          {place && placeName(place, locale.value)}
          {place?.source === "time-zone" && <small> ({t("estimated")})</small>}
        </Fact>
        <Fact name={t("localTime")} when={time}>
          <span class="digits">{time}</span>
        </Fact>
        <Fact name={t("column-site-time")} when>
          <Since at={visitor.since} until={visitor.leftAt} />
        </Fact>
        <Fact name={t("column-visits")} when={visits !== null}>
          {visits === 1 ? t("firstVisit") : t("visitNumber", { number: visits ?? 0 })}
        </Fact>
        <Fact name={t("site")} when={site}>
          {site?.name}
        </Fact>
        <Fact name={t("column-device")} when={running} title={visitor.userAgent}>
          {t(device.kind)}
          {`, ${running}`}
        </Fact>
        <Fact name={t("screen")} when={size}>
          <span class="digits">{size}</span>
        </Fact>
        <Fact name={t("language")} when={language}>
          {languageName(language, locale.value)}
        </Fact>
        <Fact name={t("column-origin")} when>
          {referrer ? <Outside url={referrer}>{withoutScheme(referrer)}</Outside> : t("direct")}
        </Fact>
        {Object.entries(campaignParts).map(([name, value]) => (
          <Fact key={name} name={name.replace(/^utm_/, "")} when={value}>
            {value}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

interface FactProps {
  name: string;
  /** Nothing known: no line. */
  when: unknown;
  title?: string;
  children: ComponentChildren;
}

function Fact({ name, when, title, children }: FactProps) {
  if (!when) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto" title={title}>
        {children}
      </dd>
    </div>
  );
}
