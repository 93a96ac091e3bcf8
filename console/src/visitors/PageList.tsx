import { hostOf, pathOf } from "./describe.ts";
import { t } from "./list-texts.ts";
import { choosePage, liveWindow } from "./live.model.ts";
import "./pages.css";

/** The pages people are on; a click shows who is on one. */
export function PageList() {
  const pages = liveWindow.value?.pages ?? [];
  const most = pages[0]?.visitors ?? 1;
  return (
    <div class="live-scroll">
      <ul class="page-list" aria-label={t("pageList")}>
        {pages.map(({ url, title, visitors }) => (
          <li key={url}>
            <button type="button" class="live-page-row" onClick={() => choosePage(url)}>
              <span class="live-page-name">
                <span class="ellipsis live-title" dir="auto">
                  {title || pathOf(url)}
                </span>
                <span class="ellipsis live-about">
                  {hostOf(url)}
                  {pathOf(url)}
                </span>
              </span>
              <span class="live-page-bar" aria-hidden="true">
                <span style={{ inlineSize: `${(100 * visitors) / most}%` }} />
              </span>
              <span class="digits live-page-count">
                {visitors}
                <span class="visually-hidden"> {t("visitorsWord", { n: visitors })}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
