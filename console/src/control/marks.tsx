import type { ConversationSummary } from "@palique/shared/operator.ts";
import { priorityName } from "@palique/shared/priority.ts";
import { ChevronDown, ChevronsUp, ChevronUp } from "lucide";
import { tags } from "../inbox/inbox.model.ts";
import { Icon } from "../ui/Icon.tsx";
import { t } from "./texts.ts";
import "./marks.css";

const ICONS = { low: ChevronDown, high: ChevronUp, urgent: ChevronsUp };

/** How urgent it is; nothing for the usual. */
export function PriorityMark({ priority, words = false }: { priority: number; words?: boolean }) {
  const name = priorityName(priority);
  if (name === "normal") return null;
  return (
    <span class={`priority priority-${name}`} title={t("priorityIs", { priority: t(name) })}>
      <Icon icon={ICONS[name]} size={14} />
      <span class={words ? "" : "visually-hidden"}>
        {words ? t(name) : t("priorityIs", { priority: t(name) })}
      </span>
    </span>
  );
}

/** Tags of a conversation that this console knows, in the order of their names. */
export function tagsOf(row: Pick<ConversationSummary, "tagIds">) {
  return tags.value.filter(({ id }) => row.tagIds.includes(id)).sort((a, b) => a.name.localeCompare(b.name));
}

/** A dot of its colour, drawn as SVG: a style of one's own is not allowed on elements. */
export function TagDot({ color }: { color: string }) {
  return (
    <svg class="tag-dot" width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
      <circle cx="4" cy="4" r="4" fill={color} />
    </svg>
  );
}

/** In a row there is room for dots; the names are said and shown on pointing. */
export function TagDots({ row }: { row: Pick<ConversationSummary, "tagIds"> }) {
  const shown = tagsOf(row);
  if (shown.length === 0) return null;
  const names = shown.map(({ name }) => name).join(", ");
  return (
    <span class="tag-dots" title={names}>
      {shown.slice(0, 4).map(({ id, color }) => (
        <TagDot key={id} color={color} />
      ))}
      <span class="visually-hidden">{t("tagged", { names })}</span>
    </span>
  );
}
