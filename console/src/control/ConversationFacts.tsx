import { SUBJECT_MAX } from "@palique/shared/limits.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import { PRIORITY_NAMES, priorityName } from "@palique/shared/priority.ts";
import { Plus, X } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../ui/Icon.tsx";
import { setPriority, setSubject, setTag, steering } from "./control.model.ts";
import { TagDot, tagsOf } from "./marks.tsx";
import { t } from "./texts.ts";
import "./control.css";

/** What the team says of a conversation: what it is about, how urgent it is, its tags. All of it can be changed here. */
export function ConversationFacts({ row }: { row: ConversationSummary }) {
  return (
    <div class="conversation-facts">
      <SubjectField key={row.id} row={row} />
      <label class="fact-line">
        <span>{t("priority")}</span>
        <select
          class={`priority-select priority-${priorityName(row.priority)}`}
          value={priorityName(row.priority)}
          onChange={(event) => {
            const name = PRIORITY_NAMES.find((one) => one === event.currentTarget.value);
            if (name) setPriority(row, name);
          }}
        >
          {PRIORITY_NAMES.toReversed().map((name) => (
            <option key={name} value={name}>
              {t(name)}
            </option>
          ))}
        </select>
      </label>
      {/* biome-ignore lint/a11y/useSemanticElements: a list of tags with a button, not fields of a form */}
      <div class="tag-line" role="group" aria-label={t("tags")}>
        {tagsOf(row).map((tag) => (
          <span key={tag.id} class="tag">
            <TagDot color={tag.color} />
            <bdi class="ellipsis">{tag.name}</bdi>
            <button
              type="button"
              class="tag-off"
              aria-label={t("takeOff", { name: tag.name })}
              title={t("takeOff", { name: tag.name })}
              onClick={() => setTag(row, tag.id, false)}
            >
              <Icon icon={X} size={12} />
            </button>
          </span>
        ))}
        <button
          type="button"
          class="tag tag-add"
          onClick={() => {
            steering.value = { kind: "tags", id: row.id };
          }}
        >
          <Icon icon={Plus} size={12} />
          {t("addTag")}
        </button>
      </div>
    </div>
  );
}

/** Saved on Enter or on leaving it; Escape takes the change back. */
function SubjectField({ row }: { row: ConversationSummary }) {
  const [text, setText] = useState(row.subject);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Changed elsewhere: shown, unless it is being written here.
    if (document.activeElement !== box.current) setText(row.subject);
  }, [row.subject]);
  return (
    <input
      ref={box}
      class="subject-box"
      dir="auto"
      aria-label={t("subject")}
      placeholder={t("subjectHint")}
      maxLength={SUBJECT_MAX}
      value={text}
      onInput={(event) => setText(event.currentTarget.value)}
      onBlur={() => setSubject(row, text.replace(/\s+/g, " ").trim())}
      onKeyDown={(event) => {
        if (event.isComposing) return;
        if (event.key === "Escape") {
          event.stopPropagation();
          event.currentTarget.value = row.subject;
          setText(row.subject);
          setTimeout(() => box.current?.blur());
        }
        if (event.key === "Enter") event.currentTarget.blur();
      }}
    />
  );
}

/** What the embedding page said of the visitor. */
export function PageVariables({ variables }: { variables: Readonly<Record<string, string>> }) {
  const all = Object.entries(variables);
  if (all.length === 0) return null;
  return (
    <>
      <h3>{t("variables")}</h3>
      <dl class="facts">
        {all.map(([name, value]) => (
          <div key={name}>
            <dt dir="auto" class="ellipsis" title={name}>
              {name}
            </dt>
            <dd dir="auto" title={value}>
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
