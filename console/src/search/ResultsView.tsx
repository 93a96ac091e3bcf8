import { SearchX } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import { openId } from "../conversation/conversation.model.ts";
import { tCommon } from "../i18n/common.ts";
import { locale } from "../i18n/locale.ts";
import { departmentName } from "../inbox/inbox.model.ts";
import { visitorName } from "../inbox/row-text.ts";
import { Skeleton } from "../inbox/Skeleton.tsx";
import { now } from "../live/clock.ts";
import { ago } from "../text/time.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Marked } from "./Marked.tsx";
import { type Option, openOption, type PathOf } from "./options.ts";
import { look, state } from "./search.model.ts";
import { t } from "./texts.ts";

const GROUPS = [
  { kind: "conversation", title: "conversations" },
  { kind: "person", title: "people" },
  { kind: "message", title: "messages" },
] as const;

interface ResultsProps {
  id: string;
  options: readonly Option[];
  /** Key of the one that Enter opens. */
  chosen: string | null;
  pathOf: PathOf;
  choose: (key: string) => void;
}

/** What was found, in place of the list. */
export function ResultsView({ id, options, chosen, pathOf, choose }: ResultsProps) {
  const isEmpty = options.length === 0;
  return (
    <div class="list-scroll found-scroll">
      <p class="visually-hidden" role="status">
        {state.value === "ready" && t(isEmpty ? "none" : "found", { n: options.length })}
      </p>
      <div role="listbox" id={id} aria-label={t("results")}>
        {GROUPS.map(({ kind, title }) => {
          const shown = options.filter((option) => option.kind === kind);
          if (shown.length === 0) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a list of options
            <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
              <div class="list-title" id={`${id}-${kind}`} role="presentation">
                <span>{t(title)}</span>
              </div>
              {shown.map((option) => (
                <OptionView
                  key={option.key}
                  id={`${id}-${option.key}`}
                  option={option}
                  isChosen={option.key === chosen}
                  onOpen={() => {
                    choose(option.key);
                    openOption(option, pathOf);
                  }}
                />
              ))}
            </div>
          );
        })}
      </div>
      {state.value === "loading" && <Skeleton />}
      {state.value === "ready" && isEmpty && (
        <EmptyState icon={SearchX} title={t("none")}>
          {t("noneText")}
        </EmptyState>
      )}
      {state.value === "failed" && (
        <div class="list-foot">
          <p role="alert">{t("failed")}</p>
          <Button size="s" onClick={() => void look()}>
            {tCommon("retry")}
          </Button>
        </div>
      )}
    </div>
  );
}

interface OptionProps {
  id: string;
  option: Option;
  isChosen: boolean;
  onOpen: () => void;
}

function OptionView({ id, option, isChosen, onOpen }: OptionProps) {
  const item = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) item.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  const { row } = option;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
    <div
      ref={item}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      class={`found ${isChosen ? "found-chosen" : ""} ${openId.value === row.id ? "found-open" : ""}`}
      onClick={onOpen}
    >
      <Avatar id={row.id} name={option.kind === "conversation" && row.ticket ? "#" : visitorName(row)} />
      <OptionText option={option} />
    </div>
  );
}

function OptionText({ option }: { option: Option }) {
  const { row } = option;
  if (option.kind === "conversation") {
    return (
      <>
        <span class="found-name ellipsis">
          <bdi>
            <Marked text={option.title} />
          </bdi>
        </span>
        <span class="found-time digits">{ago(row.last?.at ?? row.createdAt, now.value, locale.value)}</span>
        <span class="found-text ellipsis">
          <bdi>{visitorName(row)}</bdi> · {departmentName(row.departmentId)}
        </span>
      </>
    );
  }
  if (option.kind === "person") {
    const { name, email, conversations } = option.person;
    return (
      <>
        <span class="found-name ellipsis">
          <bdi>{name.length > 0 ? <Marked text={name} /> : visitorName(row)}</bdi>
        </span>
        <span class="found-time">{conversations > 1 && t("times", { n: conversations })}</span>
        <span class="found-text ellipsis">
          <Marked text={email} />
        </span>
      </>
    );
  }
  const { message } = option;
  return (
    <>
      <span class="found-name ellipsis">
        <bdi>{visitorName(row)}</bdi>
        <small class="digits"> #{row.number}</small>
      </span>
      <span class="found-time digits">{ago(message.at, now.value, locale.value)}</span>
      <span
        class={`found-text found-words ${message.visibility === "internal" ? "found-note" : ""}`}
        dir="auto"
      >
        {message.visibility === "internal" && <strong>{t("note")} · </strong>}
        {message.author !== "visitor" && message.authorName && <bdi>{message.authorName}: </bdi>}
        <Marked text={message.excerpt} />
      </span>
      {message.more > 0 && <span class="found-more">{t("more", { n: message.more })}</span>}
    </>
  );
}
