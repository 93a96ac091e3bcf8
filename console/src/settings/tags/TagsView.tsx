import type { TagAdmin } from "@palique/shared/control.ts";
import { TAG_MAX } from "@palique/shared/limits.ts";
import { CloudOff, Pencil, Plus, Tags, Trash2 } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { TagDot } from "../../control/marks.tsx";
import { nextColor, TAG_COLORS } from "../../control/tag-colors.ts";
import { t } from "../../control/texts.ts";
import { tCommon } from "../../i18n/common.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Field } from "../../ui/Field.tsx";
import { PageHead } from "../Group.tsx";
import { allTags, loadTags, removeTag, saveTag, tagsProblem } from "./tags.model.ts";
import "../entries.css";
import "../sites/color.css";

type Editing = { kind: "edit"; tag: TagAdmin | null } | { kind: "remove"; tag: TagAdmin };

/** The tags of the organisation: their names, colours and uses. */
export function TagsView() {
  const [open, setOpen] = useState<Editing | null>(null);
  useEffect(() => void loadTags(), []);
  const all = allTags.value;
  const add = (
    <Button variant="primary" icon={Plus} onClick={() => setOpen({ kind: "edit", tag: null })}>
      {t("newTag")}
    </Button>
  );
  const close = () => setOpen(null);
  return (
    <>
      <PageHead title={t("tags")} lead={t("tagsLead")} action={all && all.length > 0 ? add : undefined} />
      {all === null && tagsProblem.value ? (
        <EmptyState
          icon={CloudOff}
          title={tagsProblem.value}
          action={<Button onClick={() => void loadTags()}>{tCommon("retry")}</Button>}
        />
      ) : all === null ? (
        <div class="entries-skeleton" role="status" aria-label={tCommon("loading")} />
      ) : all.length === 0 ? (
        <EmptyState icon={Tags} title={t("noTags")} action={add}>
          {t("noTagsText")}
        </EmptyState>
      ) : (
        <ul class="entries" aria-label={t("tags")}>
          {all.map((tag) => (
            <li key={tag.id} class="entry">
              <TagDot color={tag.color} />
              <span class="entry-main">
                <span class="entry-title ellipsis">
                  <bdi>{tag.name}</bdi>
                </span>
                <span class="entry-note">{t("uses", { n: tag.uses })}</span>
              </span>
              <span class="entry-actions">
                <IconButton
                  icon={Pencil}
                  size="s"
                  label={t("editNamed", { name: tag.name })}
                  onClick={() => setOpen({ kind: "edit", tag })}
                />
                <IconButton
                  icon={Trash2}
                  size="s"
                  label={t("removeNamed", { name: tag.name })}
                  onClick={() => setOpen({ kind: "remove", tag })}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
      {open?.kind === "edit" && <EditDialog tag={open.tag} onClose={close} />}
      {open?.kind === "remove" && <RemoveDialog tag={open.tag} onClose={close} />}
    </>
  );
}

function EditDialog({ tag, onClose }: { tag: TagAdmin | null; onClose: () => void }) {
  const [name, setName] = useState(tag?.name ?? "");
  const [color, setColor] = useState(tag?.color ?? nextColor(allTags.peek()?.length ?? 0));
  const [error, setError] = useState("");
  const [isBusy, setBusy] = useState(false);
  async function save(): Promise<void> {
    if (!name.trim() || isBusy) return;
    setBusy(true);
    const problem = await saveTag(tag?.id ?? null, { name: name.trim(), color });
    setBusy(false);
    if (problem) setError(problem);
    else onClose();
  }
  return (
    <Dialog
      title={tag ? t("editTag") : t("newTag")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button variant="primary" busy={isBusy} disabled={!name.trim()} onClick={() => void save()}>
            {t("saveTag")}
          </Button>
        </>
      }
    >
      <div class="stack">
        <Field
          label={t("tagName")}
          dir="auto"
          maxLength={TAG_MAX}
          autoFocus
          value={name}
          error={error}
          onInput={(event) => {
            setName(event.currentTarget.value);
            setError("");
          }}
          onKeyDown={(event) => event.key === "Enter" && !event.isComposing && void save()}
        />
        <fieldset class="swatches" aria-label={t("tagColor")}>
          {TAG_COLORS.map((one) => (
            <button
              key={one}
              type="button"
              class="swatch"
              style={{ background: one }}
              aria-label={one}
              title={one}
              aria-pressed={one === color.toLowerCase()}
              onClick={() => setColor(one)}
            />
          ))}
          <input
            type="color"
            class="color-well"
            aria-label={t("otherColor")}
            title={t("otherColor")}
            value={color}
            onInput={(event) => setColor(event.currentTarget.value)}
          />
        </fieldset>
      </div>
    </Dialog>
  );
}

function RemoveDialog({ tag, onClose }: { tag: TagAdmin; onClose: () => void }) {
  return (
    <ConfirmDialog
      title={t("removeTag")}
      action={t("removeTagNow")}
      onClose={onClose}
      onConfirm={() => void removeTag(tag)}
    >
      <p>{t("removeTagText", { name: tag.name, n: tag.uses })}</p>
    </ConfirmDialog>
  );
}
