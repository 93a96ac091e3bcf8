import type { ContactField } from "@palique/shared/contacts.ts";
import { localized } from "@palique/shared/locale.ts";
import { ArrowDown, ArrowUp, CloudOff, Ellipsis, GripVertical, IdCard, Plus, Trash2 } from "lucide";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { tCommon } from "../../i18n/common.ts";
import { locale } from "../../i18n/locale.ts";
import { inOrder, moved } from "../../layout/order.ts";
import { useReorder } from "../../layout/use-reorder.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { PageHead } from "../Group.tsx";
import { Loading } from "../Loading.tsx";
import { ContactFieldDialog } from "./ContactFieldDialog.tsx";
import {
  contactFields,
  contactFieldsProblem,
  loadContactFields,
  orderContactFields,
  removeContactField,
} from "./contact-fields.model.ts";
import { t } from "./texts.ts";
import "../entries.css";
import "./contact-fields.css";

type Open = { kind: "edit"; field: ContactField | null } | { kind: "remove"; field: ContactField };

/** What is kept of people besides name and email, in the order it stands on their cards. */
export function ContactFieldsView() {
  const [open, setOpen] = useState<Open | null>(null);
  useEffect(() => void loadContactFields(), []);
  const all = contactFields.value;
  const close = () => setOpen(null);
  if (!all && !contactFieldsProblem.value) return <Loading title={t("title")} />;
  const add = (
    <Button variant="primary" icon={Plus} onClick={() => setOpen({ kind: "edit", field: null })}>
      {t("add")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} action={all && all.length > 0 && add} />
      {!all ? (
        <EmptyState
          icon={CloudOff}
          title={contactFieldsProblem.value}
          action={<Button onClick={() => void loadContactFields()}>{tCommon("retry")}</Button>}
        />
      ) : all.length === 0 ? (
        <EmptyState icon={IdCard} title={t("none")} action={add}>
          {t("noneText")}
        </EmptyState>
      ) : (
        <FieldList all={all} onOpen={setOpen} />
      )}
      {open?.kind === "edit" && <ContactFieldDialog field={open.field} onClose={close} />}
      {open?.kind === "remove" && <RemoveDialog field={open.field} onClose={close} />}
    </>
  );
}

function FieldList({ all, onOpen }: { all: readonly ContactField[]; onOpen: (open: Open) => void }) {
  const ids = all.map(({ id }) => id);
  const list = useRef<HTMLOListElement>(null);
  const toFocus = useRef<string | null>(null);
  const order = useReorder({ ids, axis: "y", save: (next) => void orderContactFields(next) });
  useLayoutEffect(() => {
    if (toFocus.current === null) return;
    list.current
      ?.querySelector<HTMLElement>(`[data-id="${CSS.escape(toFocus.current)}"] .field-row-main`)
      ?.focus();
    toFocus.current = null;
  });
  function move(id: string, by: number): void {
    const next = moved(ids, id, ids.indexOf(id) + by);
    if (next === ids) return;
    toFocus.current = id;
    void orderContactFields(next);
  }
  return (
    <ol ref={list} class="entries" aria-label={t("list")} {...order.on}>
      {inOrder(all, ({ id }) => id, order.ids).map((field, index) => (
        <li key={field.id} data-id={field.id} class={field.id === order.dragged ? "field-row-dragged" : ""}>
          <FieldRow
            field={field}
            isFirst={index === 0}
            isLast={index === all.length - 1}
            onMove={(by) => move(field.id, by)}
            onOpen={onOpen}
          />
        </li>
      ))}
    </ol>
  );
}

interface RowProps {
  field: ContactField;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: number) => void;
  onOpen: (open: Open) => void;
}

function FieldRow({ field, isFirst, isLast, onMove, onOpen }: RowProps) {
  const name = localized(field.labels, locale.value);
  const edit = () => onOpen({ kind: "edit", field });
  return (
    <div class="entry">
      <Icon icon={GripVertical} size={16} />
      <button
        type="button"
        draggable
        class="entry-main field-row-main"
        aria-keyshortcuts="Alt+Shift+ArrowUp Alt+Shift+ArrowDown"
        title={t("moveHint")}
        onClick={edit}
        onKeyDown={(event) => {
          const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
          if (!by || !event.altKey || !event.shiftKey) return;
          event.preventDefault();
          onMove(by);
        }}
      >
        <span class="entry-title ellipsis">
          <bdi>{name}</bdi>
        </span>
        <span class="entry-note">
          {t(field.kind)}
          {field.kind === "choice" && ` · ${t("choicesOf", { n: field.choices.length })}`}
          {" · "}
          <code class="field-row-key">{`custom.${field.key}`}</code>
        </span>
      </button>
      <Menu
        label={t("more", { name })}
        trigger={<Icon icon={Ellipsis} size={16} />}
        triggerClass="icon-button icon-button-s"
        items={[
          ...(isFirst ? [] : [{ label: t("up"), icon: ArrowUp, onChoose: () => onMove(-1) }]),
          ...(isLast ? [] : [{ label: t("down"), icon: ArrowDown, onChoose: () => onMove(1) }]),
          {
            label: t("deleteMenu"),
            icon: Trash2,
            danger: true,
            separated: !(isFirst && isLast),
            onChoose: () => onOpen({ kind: "remove", field }),
          },
        ]}
      />
    </div>
  );
}

function RemoveDialog({ field, onClose }: { field: ContactField; onClose: () => void }) {
  return (
    <ConfirmDialog
      isGrave
      title={t("removeTitle", { name: localized(field.labels, locale.value) })}
      action={t("removeNow")}
      onClose={onClose}
      onConfirm={() => void removeContactField(field)}
    >
      <p>{t("removeText")}</p>
    </ConfirmDialog>
  );
}
