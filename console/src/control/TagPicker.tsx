import { TAG_MAX } from "@palique/shared/limits.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import { Check, Plus } from "lucide";
import { useId, useState } from "preact/hooks";
import { tCommon } from "../i18n/common.ts";
import { tags } from "../inbox/inbox.model.ts";
import { me } from "../session.model.ts";
import { fits, folded } from "../text/fold.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { createTag, setTag } from "./control.model.ts";
import { TagDot } from "./marks.tsx";
import { nextColor } from "./tag-colors.ts";
import { t } from "./texts.ts";
import "../handover/handover.css";

/** A field with a list of our own, not the browser's. */
const COMBOBOX = { role: "combobox", list: undefined, "aria-expanded": true } as const;
const NEW = "new";

/** Tags found by writing, put on and taken off with Enter; who may makes the one that is missing. */
export function TagPicker({ row, onClose }: { row: ConversationSummary; onClose: () => void }) {
  const listId = useId();
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const name = query.replace(/\s+/g, " ").trim().slice(0, TAG_MAX);
  const found = tags.value
    .filter((tag) => fits(query, tag.name))
    .sort((a, b) => a.name.localeCompare(b.name));
  const isKnown = tags.value.some((tag) => folded(tag.name) === folded(name));
  const mayCreate = me.value?.role !== "agent" && name !== "" && !isKnown;
  const ids = [...found.map(({ id }) => id), ...(mayCreate ? [NEW] : [])];
  const at = Math.min(active, ids.length - 1);
  async function choose(id: string | undefined): Promise<void> {
    if (id === undefined) return;
    if (id !== NEW) return setTag(row, id, !row.tagIds.includes(id));
    const tag = await createTag(name, nextColor(tags.peek().length));
    if (tag) setTag(row, tag.id, true);
    setQuery("");
  }
  return (
    <Dialog
      title={t("tags")}
      onClose={onClose}
      actions={
        <Button variant="primary" onClick={onClose}>
          {tCommon("done")}
        </Button>
      }
    >
      <div class="handover">
        <input
          type="search"
          class="field-box"
          {...COMBOBOX}
          aria-label={t("findTag")}
          placeholder={t("findTag")}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={ids[at] ? `${listId}-${ids[at]}` : undefined}
          autocomplete="off"
          autoFocus
          maxLength={TAG_MAX}
          value={query}
          onInput={(event) => {
            setQuery(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={(event) => {
            if (event.isComposing) return;
            const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
            if (by && ids.length > 0) setActive((at + by + ids.length) % ids.length);
            if (event.key === "Enter") void choose(ids[at]);
            if (by || event.key === "Enter") event.preventDefault();
          }}
        />
        <div
          id={listId}
          class="choices"
          role="listbox"
          tabIndex={-1}
          aria-label={t("tags")}
          aria-multiselectable
        >
          {ids.length === 0 && (
            <p class="choices-empty">{t(tags.value.length === 0 ? "noTags" : "noSuchTag")}</p>
          )}
          {found.map((tag, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above it has the keys
            <div
              key={tag.id}
              id={`${listId}-${tag.id}`}
              class={`choice tag-choice ${index === at ? "tag-choice-active" : ""}`}
              role="option"
              tabIndex={-1}
              aria-selected={row.tagIds.includes(tag.id)}
              onClick={() => void choose(tag.id)}
            >
              <TagDot color={tag.color} />
              <span class="choice-who ellipsis" dir="auto">
                {tag.name}
              </span>
              <span class="choice-tick">
                {row.tagIds.includes(tag.id) && <Icon icon={Check} size={16} />}
              </span>
            </div>
          ))}
          {mayCreate && (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above it has the keys
            <div
              id={`${listId}-${NEW}`}
              class={`choice tag-choice ${at === found.length ? "tag-choice-active" : ""}`}
              role="option"
              tabIndex={-1}
              aria-selected={false}
              onClick={() => void choose(NEW)}
            >
              <Icon icon={Plus} size={14} />
              <span class="choice-who ellipsis">{t("createTag", { name })}</span>
            </div>
          )}
        </div>
      </div>
    </Dialog>
  );
}
