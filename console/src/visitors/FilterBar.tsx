import { choice, chooseFilter } from "./live.model.ts";
import { t } from "./texts.ts";

/** What the visitors that are shown have in common. */
export function FilterBar() {
  return (
    <search class="visitors-filters">
      <input
        type="search"
        class="visitors-page"
        aria-label={t("page")}
        placeholder={t("page")}
        value={choice.value.filter.page ?? ""}
        onInput={({ currentTarget }) => chooseFilter({ page: currentTarget.value.trim() || undefined })}
      />
    </search>
  );
}
