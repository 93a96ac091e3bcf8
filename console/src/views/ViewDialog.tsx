import type { SiteAdmin } from "@palique/shared/admin.ts";
import type {
  Condition,
  FilterGroup,
  SaveView,
  View,
  ViewColor,
  ViewFilter,
  ViewIcon,
} from "@palique/shared/views.ts";
import { ArrowLeft, ArrowRight, Plus, Trash2 } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { api } from "../api.ts";
import { tCommon } from "../i18n/common.ts";
import { me } from "../session.model.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Checkbox, Field, Select } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { ConditionRow } from "./ConditionRow.tsx";
import { freshCondition } from "./condition.ts";
import { ICONS } from "./look.ts";
import { t } from "./texts.ts";
import { countFilter, deleteView, editing, moveView, saveView, views } from "./views.model.ts";

const COLORS: readonly ViewColor[] = ["gray", "teal", "blue", "violet", "red", "amber", "green"];
const VIEW_ICONS: readonly ViewIcon[] = ["list", "star", "flag", "clock", "inbox", "bolt", "heart", "globe"];
const ORDERS = ["activity", "waiting", "priority", "newest"] as const;
const COUNT_AFTER_MS = 350;
const MOST = 12;

const FRESH: SaveView = {
  id: null,
  name: "",
  icon: "list",
  color: "teal",
  shared: false,
  filter: { match: "all", items: [{ field: "state", not: false, values: ["queued", "active"] }] },
  order: "activity",
};

/** Puts a view together in sentences, and says all the while how many conversations fit. */
export function ViewDialog({ of }: { of: View | "new" }) {
  const [draft, setDraft] = useState<SaveView>(of === "new" ? FRESH : of);
  const [error, setError] = useState<string | null>(null);
  const [isSure, setSure] = useState(false);
  const [sites, setSites] = useState<readonly SiteAdmin[]>([]);
  const place = views.value?.findIndex(({ id }) => id === draft.id) ?? -1;
  const change = (next: Partial<SaveView>) => setDraft({ ...draft, ...next });
  const close = () => {
    editing.value = null;
  };
  useEffect(() => {
    void api.get<SiteAdmin[]>("/sites").then((answer) => answer.ok && setSites(answer.value));
  }, []);
  async function save(): Promise<void> {
    if (draft.name.trim()) setError(await saveView({ ...draft, filter: complete(draft.filter) }));
  }
  return (
    <Dialog
      title={t(of === "new" ? "newView" : "editView")}
      size="l"
      onClose={close}
      actions={
        <>
          {of !== "new" && (
            <span class="view-more">
              <IconButton
                icon={ArrowLeft}
                label={t("moveLeft")}
                disabled={place <= 0}
                onClick={() => moveView(of, place - 1)}
              />
              <IconButton
                icon={ArrowRight}
                label={t("moveRight")}
                disabled={place < 0 || place >= (views.value?.length ?? 0) - 1}
                onClick={() => moveView(of, place + 1)}
              />
              <Button
                variant={isSure ? "danger" : "ghost"}
                onClick={() => (isSure ? void deleteView(of) : setSure(true))}
              >
                <Icon icon={Trash2} size={15} />
                {t(isSure ? "deleteSure" : "delete")}
              </Button>
            </span>
          )}
          <Button onClick={close}>{tCommon("cancel")}</Button>
          <Button variant="primary" disabled={!draft.name.trim()} onClick={() => void save()}>
            {t("save")}
          </Button>
        </>
      }
    >
      <div class="view-form">
        <Field
          label={t("name")}
          placeholder={t("namePlaceholder")}
          maxLength={60}
          dir="auto"
          autoFocus
          value={draft.name}
          error={error}
          onInput={(event) => change({ name: event.currentTarget.value })}
        />
        <Look draft={draft} onChange={change} />
        <GroupEditor
          group={draft.filter}
          sites={sites}
          mayNest
          // Groups are added to the outermost one only.
          onChange={(filter) => change({ filter: filter as ViewFilter })}
        />
        <LiveCount filter={complete(draft.filter)} />
        <Select
          label={t("order")}
          value={draft.order}
          onChange={(event) =>
            change({ order: ORDERS.find((one) => one === event.currentTarget.value) ?? "activity" })
          }
        >
          {ORDERS.map((one) => (
            <option key={one} value={one}>
              {t(one)}
            </option>
          ))}
        </Select>
        {me.value?.role !== "agent" && (
          <Checkbox
            label={t("shared")}
            hint={t("sharedHint")}
            checked={draft.shared}
            onChange={(event) => change({ shared: event.currentTarget.checked })}
          />
        )}
      </div>
    </Dialog>
  );
}

/** Without what is not finished: a condition that names no value yet. */
function complete(filter: ViewFilter): ViewFilter {
  const isDone = (condition: Condition) => !("values" in condition) || condition.values.length > 0;
  const items = filter.items.flatMap((item): ViewFilter["items"] => {
    if (!("match" in item)) return isDone(item) ? [item] : [];
    const inner = item.items.filter(isDone);
    return inner.length > 0 ? [{ ...item, items: inner }] : [];
  });
  return { ...filter, items };
}

function Look({ draft, onChange }: { draft: SaveView; onChange: (next: Partial<SaveView>) => void }) {
  return (
    <div class="view-look">
      <fieldset class="view-picks" aria-label={t("icon")}>
        {VIEW_ICONS.map((icon, index) => (
          <button
            key={icon}
            type="button"
            class={`view-pick view-${draft.color}`}
            aria-label={`${t("icon")} ${index + 1}`}
            aria-pressed={draft.icon === icon}
            onClick={() => onChange({ icon })}
          >
            <Icon icon={ICONS[icon]} size={16} />
          </button>
        ))}
      </fieldset>
      <fieldset class="view-picks" aria-label={t("color")}>
        {COLORS.map((color, index) => (
          <button
            key={color}
            type="button"
            class={`view-pick view-swatch view-${color}`}
            aria-label={`${t("color")} ${index + 1}`}
            aria-pressed={draft.color === color}
            onClick={() => onChange({ color })}
          />
        ))}
      </fieldset>
    </div>
  );
}

interface GroupProps {
  group: FilterGroup;
  sites: readonly SiteAdmin[];
  /** Groups may stand in it. */
  mayNest?: boolean;
  onChange: (next: FilterGroup) => void;
}

function GroupEditor({ group, sites, mayNest = false, onChange }: GroupProps) {
  const { match, items } = group;
  const put = (index: number, item: FilterGroup["items"][number] | null) =>
    onChange({ ...group, items: items.flatMap((one, i) => (i !== index ? [one] : item ? [item] : [])) });
  const add = (item: FilterGroup["items"][number]) => onChange({ ...group, items: [...items, item] });
  return (
    <div class={`condition-group ${mayNest ? "" : "condition-inner"}`}>
      <label class="condition-match">
        {mayNest && <span>{t("show")}</span>}
        <select
          class="field-box"
          aria-label={mayNest ? undefined : t("group")}
          value={match}
          onChange={(event) =>
            onChange({ ...group, match: event.currentTarget.value === "any" ? "any" : "all" })
          }
        >
          <option value="all">{t("all")}</option>
          <option value="any">{t("any")}</option>
        </select>
      </label>
      {items.length === 0 && <p class="field-hint">{t("everything")}</p>}
      <ul>
        {items.map((item, index) =>
          "match" in item ? (
            <li key={index}>
              <GroupEditor
                group={item}
                sites={sites}
                onChange={(next) => put(index, next.items.length > 0 ? next : null)}
              />
            </li>
          ) : (
            <ConditionRow
              key={index}
              condition={item}
              sites={sites}
              onChange={(next) => put(index, next)}
              onRemove={() => put(index, null)}
            />
          ),
        )}
      </ul>
      {items.length < MOST && (
        <div class="condition-add">
          <Button size="s" variant="ghost" onClick={() => add(freshCondition("state"))}>
            <Icon icon={Plus} size={14} />
            {t("addCondition")}
          </Button>
          {mayNest && (
            <Button
              size="s"
              variant="ghost"
              onClick={() =>
                add({ match: match === "all" ? "any" : "all", items: [freshCondition("state")] })
              }
            >
              <Icon icon={Plus} size={14} />
              {t("addGroup")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function LiveCount({ filter }: { filter: ViewFilter }) {
  const [count, setCount] = useState<number | null>(null);
  const asked = JSON.stringify(filter);
  useEffect(() => {
    let isOld = false;
    const timer = setTimeout(async () => {
      const found = await countFilter(filter);
      if (!isOld) setCount(found);
    }, COUNT_AFTER_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [asked]);
  return (
    <p class="view-count" role="status">
      {count === null ? t("counting") : t("count", { n: count > 999 ? t("countMax") : count })}
    </p>
  );
}
