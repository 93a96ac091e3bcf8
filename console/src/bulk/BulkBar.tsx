import { TICKET_STATUSES } from "@palique/shared/conversation.ts";
import { localized } from "@palique/shared/locale.ts";
import { AlarmClock, Building2, CheckCheck, CircleStop, Flag, ListChecks, Tag, UserPlus, X } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { snoozeTimes } from "../control/snooze-times.ts";
import { t as tControl } from "../control/texts.ts";
import { tCommon } from "../i18n/common.ts";
import { locale } from "../i18n/locale.ts";
import type { EndlessList } from "../inbox/all.model.ts";
import { departments, operators, rows, tags } from "../inbox/inbox.model.ts";
import { serverNow } from "../live/clock.ts";
import { me } from "../session.model.ts";
import { t as tTicket } from "../tickets/texts.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { actOnSelected, progress } from "./bulk.model.ts";
import { clearSelection, SELECTED_MAX, selectAll, selected } from "./selection.model.ts";
import { t } from "./texts.ts";
import "./bulk.css";

/** What can be done to the ticked rows, at the foot of their list. */
export function BulkBar({ list }: { list: EndlessList }) {
  const [isEnding, setEnding] = useState(false);
  const chosen = [...selected.value].flatMap((id) => rows.value.get(id) ?? []);
  const live = chosen.filter(({ chat }) => chat && chat.state !== "ended").length;
  const hasTickets = chosen.some(({ ticket }) => ticket);
  const run = progress.value;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const isElsewhere =
        event.target instanceof Element && event.target.closest("dialog, [popover], input, textarea");
      if (event.key === "Escape" && !isElsewhere) clearSelection();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
  return (
    <section class="bulk" aria-label={t("bar")}>
      <p class="bulk-count" role="status">
        {run ? t("working", run) : t("selected", { n: selected.value.size })}
        {selected.value.size === SELECTED_MAX && <small>{t("allMost")}</small>}
      </p>
      <IconButton icon={ListChecks} size="s" label={t("all")} onClick={() => void selectAll(list)} />
      <IconButton icon={X} size="s" label={t("clear")} onClick={clearSelection} />
      <div class="bulk-actions" inert={run !== null}>
        {me.value?.role !== "agent" && live > 0 && (
          <Pick icon={UserPlus} label={t("assign")} items={people()} />
        )}
        {live > 0 && <Pick icon={Building2} label={t("move")} items={places()} />}
        {tags.value.length > 0 && <Pick icon={Tag} label={t("tag")} items={tagItems()} />}
        <Pick icon={Flag} label={t("priority")} items={priorities()} />
        {hasTickets && <Pick icon={CheckCheck} label={t("ticket")} items={statuses()} />}
        <Pick icon={AlarmClock} label={t("snooze")} items={times()} />
        {live > 0 && <IconButton icon={CircleStop} label={t("end")} onClick={() => setEnding(true)} />}
      </div>
      {isEnding && (
        <Dialog
          title={t("endSure", { n: live })}
          onClose={() => setEnding(false)}
          actions={
            <>
              <Button onClick={() => setEnding(false)}>{tCommon("cancel")}</Button>
              <Button
                variant="danger"
                onClick={() => {
                  setEnding(false);
                  void actOnSelected({ type: "end" });
                }}
              >
                {t("endNow")}
              </Button>
            </>
          }
        >
          <p>{t("endText")}</p>
        </Dialog>
      )}
    </section>
  );
}

function Pick({ icon, label, items }: { icon: typeof Tag; label: string; items: readonly MenuItem[] }) {
  return (
    <Menu
      label={label}
      trigger={<Icon icon={icon} size={18} />}
      triggerClass="icon-button"
      items={items}
      side="top"
    />
  );
}

function people(): MenuItem[] {
  return [...operators.value.values()].map(({ id, name }) => ({
    label: name,
    onChoose: () => void actOnSelected({ type: "assign", operatorId: id }),
  }));
}

function places(): MenuItem[] {
  return departments.value.map(({ id, name }) => ({
    label: localized(name, locale.value),
    onChoose: () => void actOnSelected({ type: "move", departmentId: id }),
  }));
}

function tagItems(): MenuItem[] {
  return tags.value.map(({ id, name }) => ({
    label: name,
    onChoose: () => void actOnSelected({ type: "tag", tagId: id, on: true }),
  }));
}

function priorities(): MenuItem[] {
  return (["urgent", "high", "normal", "low"] as const).map((priority) => ({
    label: tControl(priority),
    onChoose: () => void actOnSelected({ type: "priority", priority }),
  }));
}

function statuses(): MenuItem[] {
  return TICKET_STATUSES.map((status) => ({
    label: tTicket(status),
    onChoose: () => void actOnSelected({ type: "ticket", status }),
  }));
}

function times(): MenuItem[] {
  return snoozeTimes(serverNow()).map(({ choice, at }) => ({
    label: tControl(choice),
    onChoose: () => void actOnSelected({ type: "snooze", until: at }),
  }));
}
