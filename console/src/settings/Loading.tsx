import { CloudOff } from "lucide";
import { tCommon } from "../i18n/common.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { loadAdmin, loadProblem } from "./admin.model.ts";
import { PageHead } from "./Group.tsx";
import { t } from "./texts.ts";

/** In place of a screen whose data is not there yet, or could not be had. */
export function Loading({ title }: { title: string }) {
  return (
    <>
      <PageHead title={title} />
      {loadProblem.value ? (
        <EmptyState
          icon={CloudOff}
          title={t("loadFailed")}
          action={<Button onClick={() => void loadAdmin()}>{tCommon("retry")}</Button>}
        >
          {loadProblem.value}
        </EmptyState>
      ) : (
        <div class="entries-skeleton" role="status" aria-label={tCommon("loading")} />
      )}
    </>
  );
}
