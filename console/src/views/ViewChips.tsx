import type { View } from "@palique/shared/views.ts";
import { Pencil, Plus } from "lucide";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { followLink } from "../router.ts";
import { type InboxView, inboxPath } from "../routes.ts";
import { IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { lazy } from "../ui/Lazy.tsx";
import { ICONS } from "./look.ts";
import { t } from "./texts.ts";
import { counts, editing, moveView, views } from "./views.model.ts";
import "./views.css";

const ViewDialog = lazy(async () => (await import("./ViewDialog.tsx")).ViewDialog);

/** Saved views above the list: dragged, or moved with Alt+Shift and an arrow, into one's own order. */
export function ViewChips({ view }: { view: InboxView }) {
  const known = views.value;
  const [dragged, setDragged] = useState<string | null>(null);
  const row = useRef<HTMLUListElement>(null);
  const toFocus = useRef<string | null>(null);
  const open = known?.find(({ id }) => view === `v-${id}`);
  useLayoutEffect(() => {
    if (toFocus.current === null) return;
    row.current?.querySelector<HTMLElement>(`[data-view="${CSS.escape(toFocus.current)}"]`)?.focus();
    toFocus.current = null;
  });
  useLayoutEffect(() => {
    row.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [view]);
  if (!known) return null;
  return (
    <div class="view-chips">
      <ul ref={row} aria-label={t("views")}>
        {known.map((one, index) => (
          <li key={one.id}>
            <ViewChip
              view={one}
              isOpen={one === open}
              isDragged={one.id === dragged}
              onDrag={setDragged}
              onOver={() => dragged && dragged !== one.id && moveView(dragged, index)}
              onMove={(by) => {
                toFocus.current = one.id;
                moveView(one.id, index + by);
              }}
            />
          </li>
        ))}
      </ul>
      {open?.mine && (
        <IconButton icon={Pencil} size="s" label={t("edit")} onClick={() => (editing.value = open)} />
      )}
      <IconButton icon={Plus} size="s" label={t("newView")} onClick={() => (editing.value = "new")} />
      {editing.value && <ViewDialog of={editing.value} />}
    </div>
  );
}

interface ChipProps {
  view: View;
  isOpen: boolean;
  isDragged: boolean;
  onDrag: (id: string | null) => void;
  onOver: () => void;
  onMove: (by: 1 | -1) => void;
}

function ViewChip({ view, isOpen, isDragged, onDrag, onOver, onMove }: ChipProps) {
  const count = counts.value[view.id];
  return (
    <a
      class={`view-chip view-${view.color} ${isDragged ? "view-dragged" : ""}`}
      href={inboxPath(`v-${view.id}`)}
      data-view={view.id}
      title={`${view.name}\n${t("moveHint")}`}
      aria-current={isOpen ? "page" : undefined}
      aria-keyshortcuts="Alt+Shift+ArrowLeft Alt+Shift+ArrowRight"
      draggable
      onClick={followLink}
      onDragStart={(event) => {
        event.dataTransfer?.setData("text/plain", view.name);
        onDrag(view.id);
      }}
      onDragEnd={() => onDrag(null)}
      onDragEnter={onOver}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
        if (!by || !event.altKey || !event.shiftKey) return;
        event.preventDefault();
        onMove(by);
      }}
    >
      <Icon icon={ICONS[view.icon]} size={13} />
      <bdi class="ellipsis">{view.name}</bdi>
      {count !== undefined && <span class="digits">{count > 999 ? t("countMax") : count}</span>}
    </a>
  );
}
