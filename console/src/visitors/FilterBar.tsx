import { LIVE_SORTS, type LiveSort } from "@palique/shared/live-names.ts";
import { ArrowDownUp, FileText, ListFilter, Search, X } from "lucide";
import { useEffect, useId, useRef } from "preact/hooks";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Menu, placeBeside } from "../ui/Menu.tsx";
import { pageBox } from "./acting.ts";
import { FilterPanel } from "./FilterPanel.tsx";
import { chipsOf } from "./filter-words.ts";
import { t } from "./list-texts.ts";
import { choice, chooseFilter, chooseSort, clearFilter, groupByPage } from "./live.model.ts";
import "./filters.css";

/** What the visitors that are shown have in common. */
export function FilterBar() {
  const { filter, byPage, view } = choice.value;
  const chips = chipsOf(filter);
  return (
    <search class="live-filters">
      <PageBox />
      <FilterButton count={chips.length} />
      {view === "list" && (
        <Button
          size="s"
          icon={FileText}
          class="live-by-page"
          aria-pressed={byPage}
          onClick={() => groupByPage(!byPage)}
        >
          {t("byPage")}
        </Button>
      )}
      {view === "list" && !byPage && <SortMenu />}
      {chips.length > 0 && (
        <ul class="live-chips" aria-label={t("filters")}>
          {chips.map(({ key, text, without }) => (
            <li key={key}>
              <button
                type="button"
                class="live-chip"
                title={t("takeAway", { what: text })}
                aria-label={t("takeAway", { what: text })}
                onClick={() => chooseFilter(without)}
              >
                <span class="ellipsis" dir="auto">
                  {text}
                </span>
                <Icon icon={X} size={13} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {Object.keys(filter).length > 0 && (
        <Button size="s" variant="ghost" onClick={clearFilter}>
          {t("clear")}
        </Button>
      )}
    </search>
  );
}

function PageBox() {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    pageBox.value = box.current;
    return () => {
      pageBox.value = null;
    };
  }, []);
  return (
    <span class="live-page-box">
      <Icon icon={Search} size={15} />
      <input
        ref={box}
        type="search"
        aria-label={t("page")}
        placeholder={t("page")}
        value={choice.value.filter.page ?? ""}
        onInput={({ currentTarget }) => chooseFilter({ page: currentTarget.value.trim() || undefined })}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || event.currentTarget.value) return;
          event.currentTarget.blur();
        }}
      />
    </span>
  );
}

function FilterButton({ count }: { count: number }) {
  const id = useId();
  const button = useRef<HTMLSpanElement>(null);
  return (
    <span ref={button}>
      <Button size="s" icon={ListFilter} aria-haspopup="dialog" popovertarget={id}>
        {count > 0 ? t("filterCount", { n: count }) : t("filter")}
      </Button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={t("filter")}
        class="menu live-panel"
        onToggle={(event) => {
          if (event.newState !== "open" || !button.current) return;
          placeBeside(button.current, event.currentTarget, "bottom");
          event.currentTarget.querySelector<HTMLElement>("select, input, button")?.focus();
        }}
      >
        <FilterPanel />
      </div>
    </span>
  );
}

const DESCENDING: Record<LiveSort, boolean> = {
  arrived: true,
  "site-time": true,
  "page-time": true,
  page: false,
  pages: true,
  country: false,
  visits: true,
};

/** Where there are no columns to click on. */
function SortMenu() {
  const { sort } = choice.value;
  return (
    <span class="live-sort-menu">
      <Menu
        label={`${t("sort")}: ${t(`sort-${sort}`)}`}
        triggerClass="button button-secondary button-s"
        trigger={
          <>
            <Icon icon={ArrowDownUp} size={16} />
            {t(`sort-${sort}`)}
          </>
        }
        items={LIVE_SORTS.map((one) => ({
          label: t(`sort-${one}`),
          checked: one === sort,
          onChoose: () => chooseSort(one, DESCENDING[one]),
        }))}
      />
    </span>
  );
}
