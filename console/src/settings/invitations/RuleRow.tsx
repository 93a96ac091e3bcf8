import type { RuleAdmin } from "@palique/shared/invitations.ts";
import { ArrowDown, ArrowUp, ChartLine, Copy, Ellipsis, GripVertical, Trash2 } from "lucide";
import { locale } from "../../i18n/locale.ts";
import { followLink, go } from "../../router.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { duplicateRule, rulePath, switchRule } from "./rules.model.ts";
import { dateText, thenText, whenText } from "./summary.ts";
import { t } from "./texts.ts";

interface RowProps {
  rule: RuleAdmin;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: number) => void;
  onDelete: () => void;
}

/** One line of the list: when it invites, what came of it lately, and whether it is on. */
export function RuleRow({ rule, isFirst, isLast, onMove, onDelete }: RowProps) {
  const { id, name, enabled } = rule;
  return (
    <div class={`entry rule-row ${enabled ? "" : "rule-row-off"}`}>
      <Icon icon={GripVertical} size={16} />
      <a
        class="entry-main rule-link"
        href={rulePath(id)}
        title={t("moveHint")}
        aria-keyshortcuts="Alt+Shift+ArrowUp Alt+Shift+ArrowDown"
        onClick={followLink}
        onKeyDown={(event) => {
          const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
          if (!by || !event.altKey || !event.shiftKey) return;
          event.preventDefault();
          onMove(by);
        }}
      >
        <span class="entry-title">
          <bdi class="ellipsis">{name}</bdi>
          <DateBadge rule={rule} />
        </span>
        <span class="entry-note rule-note">{whenText(rule)}</span>
        <span class="entry-note rule-note">{thenText(rule)}</span>
      </a>
      <Recent rule={rule} />
      <input
        type="checkbox"
        role="switch"
        aria-checked={enabled}
        class="switch"
        aria-label={t("switch", { name })}
        checked={enabled}
        onChange={(event) => void switchRule(rule, event.currentTarget.checked)}
      />
      <Menu
        label={t("more", { name })}
        trigger={<Icon icon={Ellipsis} size={16} />}
        triggerClass="icon-button icon-button-s"
        items={[
          { label: t("results"), icon: ChartLine, onChoose: () => go(rulePath(id, "/results")) },
          ...(isFirst ? [] : [{ label: t("moveUp"), icon: ArrowUp, onChoose: () => onMove(-1) }]),
          ...(isLast ? [] : [{ label: t("moveDown"), icon: ArrowDown, onChoose: () => onMove(1) }]),
          { label: t("duplicate"), icon: Copy, onChoose: () => void duplicateRule(rule) },
          { label: t("delete"), icon: Trash2, danger: true, separated: true, onChoose: onDelete },
        ]}
      />
    </div>
  );
}

function DateBadge({ rule: { startsAt, endsAt } }: { rule: RuleAdmin }) {
  const now = Date.now();
  if (endsAt !== null && endsAt <= now) return <Badge>{t("ended")}</Badge>;
  if (startsAt !== null && startsAt > now)
    return <Badge tone="wait">{t("later", { date: dateText(startsAt) })}</Badge>;
  return null;
}

/** What came of it in the last days; the whole of it is behind the link. */
function Recent({ rule: { id, name, recent, goal } }: { rule: RuleAdmin }) {
  if (recent.shown === 0) return <span class="entry-note rule-recent">{t("recentNone")}</span>;
  const steps =
    goal === null ? (["shown", "answered"] as const) : (["shown", "answered", "converted"] as const);
  return (
    <a
      class="rule-recent rule-numbers"
      href={rulePath(id, "/results")}
      title={t("recent")}
      onClick={followLink}
    >
      <span class="visually-hidden">{t("resultsOf", { name })}</span>
      {steps.map((step) => (
        <span key={step}>
          <strong class="digits">{recent[step].toLocaleString(locale.value)}</strong>
          <small>{t(`s_${step}`)}</small>
        </span>
      ))}
    </a>
  );
}
