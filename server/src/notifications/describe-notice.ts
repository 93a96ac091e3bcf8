import { type AlertSettings, withDefaults } from "@palique/shared/alerts.ts";
import type { Locale } from "@palique/shared/locale.ts";
import type { PushPayload } from "@palique/shared/push.ts";
import type { App } from "../app.ts";
import { fromJson } from "../db/store.ts";
import { findAlertsOf } from "../operators/operators.store.ts";
import { endsAt, isNews } from "./is-news.ts";
import { findNews, type News } from "./news.store.ts";
import type { Subscription } from "./push.store.ts";
import type { Notice } from "./push-job.ts";
import { type PushText, pushText } from "./push-text.ts";

export type Described = Omit<Extract<PushPayload, { palique: "show" }>, "palique" | "tag"> & {
  endsAt: number | null;
};

/** What this browser shows of the notice; null: it is no news any more, or never was for them. */
export async function describeNotice(
  app: App,
  subscription: Subscription,
  notice: Notice,
): Promise<Described | null> {
  const { operatorId, visitorId, pageUrl } = subscription;
  if (!operatorId) {
    const news = await findNews(app.db, notice, null);
    if (!news || news.visitorId !== visitorId || !isNews(notice, news, null)) return null;
    const text = pushText(subscription.locale as Locale, notice.reason, news, true);
    return shown(notice, news, text, `${(pageUrl ?? "").split("#")[0]}#palique`);
  }
  const operator = await findAlertsOf(app.db, operatorId);
  if (!operator || operator.disabled) return null;
  const { showText } = withDefaults(operator.alerts ? fromJson<AlertSettings>(operator.alerts) : {});
  const locale = operator.locale as Locale;
  if (notice.reason === "test") {
    return shown(notice, null, pushText(locale, "test", null, true), "/console/settings/notifications");
  }
  const news = await findNews(app.db, notice, operatorId);
  if (!news || !isNews(notice, news, operatorId)) return null;
  const place = news.ticketStatus && !news.state ? "tickets" : "c";
  return shown(
    notice,
    news,
    pushText(locale, notice.reason, news, showText),
    `/console/${place}/${news.number}`,
  );
}

function shown(notice: Notice, news: News | null, { title, body }: PushText, url: string): Described {
  const { reason, seq } = notice;
  const ends = news && endsAt(notice, news);
  return { title, body, url, news: `${reason} ${seq} ${ends ?? ""}`, stays: ends !== null, endsAt: ends };
}
