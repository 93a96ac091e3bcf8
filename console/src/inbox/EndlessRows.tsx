import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { tCommon } from "../i18n/common.ts";
import { linkState } from "../live/link.ts";
import { Button } from "../ui/Button.tsx";
import type { EndlessList } from "./all.model.ts";
import { ListSection, stopAmong } from "./ListSection.tsx";
import { RowView } from "./RowView.tsx";
import { Skeleton } from "./Skeleton.tsx";
import { t } from "./texts.ts";

interface EndlessRowsProps {
  title: string;
  list: EndlessList;
  empty: ComponentChildren;
  count: number | null;
  href: (row: ConversationSummary) => string;
}

/** Brings the next page when its end comes into sight. */
export function EndlessRows({ title, list, empty, count, href }: EndlessRowsProps) {
  const end = useRef<HTMLDivElement>(null);
  const isReady = linkState.value === "ready";
  useEffect(() => {
    if (isReady) void list.refresh();
  }, [list, isReady]);
  useEffect(() => {
    if (!end.current) return;
    const observer = new IntersectionObserver((seen) => {
      if (seen.some((one) => one.isIntersecting)) void list.more();
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [list, list.rows.value.length]);
  const rows = list.rows.value;
  const ids = rows.map((row) => row.id);
  const isNew = list.state.value === "new" || (list.state.value === "loading" && rows.length === 0);
  return (
    <>
      <ListSection
        title={title}
        count={count}
        isEmpty={rows.length === 0}
        empty={isNew ? <Skeleton /> : empty}
      >
        {(stop) =>
          rows.map((row) => (
            <RowView key={row.id} row={row} href={href(row)} isStop={stopAmong(ids, stop) === row.id} />
          ))
        }
      </ListSection>
      <div ref={end} class="list-foot">
        {list.state.value === "failed" ? (
          <>
            <p>{t("loadFailed")}</p>
            <Button size="s" onClick={() => void list.refresh()}>
              {tCommon("retry")}
            </Button>
          </>
        ) : (
          list.hasMore.value && tCommon("loading")
        )}
      </div>
    </>
  );
}
