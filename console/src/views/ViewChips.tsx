import type { View } from "@palique/shared/views.ts";
import { ListFilterPlus, Pencil } from "lucide";
import { useLayoutEffect, useRef } from "preact/hooks";
import { inOrder } from "../layout/order.ts";
import { useReorder } from "../layout/use-reorder.ts";
import { followLink } from "../router.ts";
import { type InboxView, inboxPath } from "../routes.ts";
import { IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { lazy } from "../ui/Lazy.tsx";
import { ICONS } from "./look.ts";
import { t } from "./texts.ts";
import { counts, editing, moveView, orderViews, views } from "./views.model.ts";
import "./views.css";

const ViewDialog = lazy(async () => (await import("./ViewDialog.tsx")).ViewDialog);

/** Saved views above the list: dragged, or moved with Alt+Shift and an arrow, into one's own order. */
export function ViewChips({ view }: { view: InboxView }) {
  const known = views.value;
  const row = useRef<HTMLUListElement>(null);
  const toFocus = useRef<string | null>(null);
  const open = known?.find(({ id }) => view === `v-${id}`);
  const order = useReorder({ ids: known?.map(({ id }) => id) ?? [], axis: "x", save: orderViews });
  useLayoutEffect(() => {
    if (toFocus.current === null) return;
    row.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(toFocus.current)}"] a`)?.focus();
    toFocus.current = null;
  });
  useLayoutEffect(() => {
    row.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [view]);
  const dialog = editing.value && <ViewDialog of={editing.value} />;
  if (!known?.length) return dialog;
  return (
    <div class="view-chips">
      <ul ref={row} aria-label={t("views")} {...order.on}>
        {inOrder(known, ({ id }) => id, order.ids).map((one, index) => (
          <li key={one.id} data-id={one.id} class={one.id === order.dragged ? "view-dragged" : ""}>
            <ViewChip
              view={one}
              isOpen={one === open}
              onMove={(by) => {
                toFocus.current = one.id;
                moveView(one, index + by);
              }}
            />
          </li>
        ))}
      </ul>
      {open?.mine && (
        <IconButton icon={Pencil} size="s" label={t("edit")} onClick={() => (editing.value = open)} />
      )}
      {dialog}
    </div>
  );
}

export function NewViewButton() {
  return <IconButton icon={ListFilterPlus} label={t("newView")} onClick={() => (editing.value = "new")} />;
}

interface ChipProps {
  view: View;
  isOpen: boolean;
  onMove: (by: number) => void;
}

function ViewChip({ view, isOpen, onMove }: ChipProps) {
  const count = counts.value[view.id];
  return (
    <a
      class={`view-chip view-${view.color}`}
      href={inboxPath(`v-${view.id}`)}
      title={`${view.name}\n${t("moveHint")}`}
      aria-current={isOpen ? "page" : undefined}
      aria-keyshortcuts="Alt+Shift+ArrowLeft Alt+Shift+ArrowRight"
      onClick={followLink}
      onKeyDown={(event) => {
        const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
        if (!by || !event.altKey || !event.shiftKey) return;
        event.preventDefault();
        onMove(document.dir === "rtl" ? -by : by);
      }}
    >
      <Icon icon={ICONS[view.icon]} size={13} />
      <bdi class="ellipsis">{view.name}</bdi>
      {count !== undefined && <span class="digits">{count > 999 ? t("countMax") : count}</span>}
    </a>
  );
}
