import type { View } from "@palique/shared/views.ts";
import { EndlessRows } from "../inbox/EndlessRows.tsx";
import { inboxPath } from "../routes.ts";
import { t } from "./texts.ts";
import { counts, listOf, views } from "./views.model.ts";

/** The list of a saved view. */
export function ViewRows({ id }: { id: string }) {
  const known = views.value;
  const view = known?.find((one) => one.id === id);
  if (!view) return known ? <p class="list-empty">{t("missing")}</p> : null;
  return <Rows key={id} view={view} />;
}

function Rows({ view }: { view: View }) {
  const count = counts.value[view.id];
  return (
    <EndlessRows
      title={view.name}
      count={count === undefined || count > 999 ? null : count}
      list={listOf(view)}
      href={(row) => inboxPath(`v-${view.id}`, row.number)}
      empty={
        <p class="list-empty">
          <strong>{t("empty")}</strong>
          {t("emptyText")}
        </p>
      }
    />
  );
}
