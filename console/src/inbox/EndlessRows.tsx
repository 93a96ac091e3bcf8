import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { clearSelection, selected, showing } from "../bulk/selection.model.ts";
import { tCommon } from "../i18n/common.ts";
import { linkState } from "../live/link.ts";
import { Button } from "../ui/Button.tsx";
import { lazy } from "../ui/Lazy.tsx";
import type { EndlessList } from "./all.model.ts";
import { ListSection } from "./ListSection.tsx";
import { RowView } from "./RowView.tsx";
import { Skeleton } from "./Skeleton.tsx";
import { t } from "./texts.ts";
import { useHeld } from "./use-held.ts";

const BulkBar = lazy(async () => (await import("../bulk/BulkBar.tsx")).BulkBar);

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
  const { shown, onPointer } = useHeld(rows);
  const ids = shown.map(({ row }) => row.id);
  showing(ids);
  useEffect(() => clearSelection, [list]);
  const isNew = list.state.value === "new" || (list.state.value === "loading" && rows.length === 0);
  return (
    <>
      <ListSection
        title={title}
        count={count}
        ids={ids}
        mayBeLong
        onPointer={onPointer}
        empty={isNew ? <Skeleton /> : empty}
      >
        {(index, place, isStop) => {
          const held = shown[index];
          if (!held) return null;
          const { row, gone } = held;
          const shared = { row, href: href(row), isStop, place };
          return gone ? (
            <RowView key={row.id} {...shared} tone="gone" note={t("leftList")} />
          ) : (
            <RowView key={row.id} {...shared} canSelect />
          );
        }}
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
      {selected.value.size > 0 && <BulkBar list={list} />}
    </>
  );
}
