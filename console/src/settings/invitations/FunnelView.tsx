import type { FunnelSteps, RuleAdmin, RuleFunnel } from "@palique/shared/invitations.ts";
import { FUNNEL_STEPS, type FunnelStep } from "@palique/shared/live-names.ts";
import { ChartLine, ChevronLeft, CloudOff, Pencil } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { api } from "../../api.ts";
import { tCommon } from "../../i18n/common.ts";
import { locale } from "../../i18n/locale.ts";
import { followLink } from "../../router.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { general } from "../admin.model.ts";
import { Choices } from "../Choices.tsx";
import { PageHead } from "../Group.tsx";
import { FunnelChart } from "./FunnelChart.tsx";
import { byDay, daysUntil, RANGES, type Range, sumsOf, todayIn } from "./funnel-sums.ts";
import { rulePath } from "./rules.model.ts";
import { whenText } from "./summary.ts";
import { t } from "./texts.ts";
import "./funnel.css";

/** What became of a rule's invitations: steps per variant, and how they went by day. */
export function FunnelView({ rule }: { rule: RuleAdmin }) {
  const [range, setRange] = useState<Range>(30);
  const [funnel, setFunnel] = useState<RuleFunnel | null>(null);
  const [problem, setProblem] = useState("");
  const [tries, setTries] = useState(0);
  const days = daysUntil(todayIn(general.value?.timeZone ?? "UTC", Date.now()), range);
  useEffect(() => {
    let isCurrent = true;
    const path = `/invitation-rules/${rule.id}/funnel?from=${days[0]}&to=${days.at(-1)}`;
    void api.get<RuleFunnel>(path).then((answer) => {
      if (!isCurrent) return;
      setProblem(answer.ok ? "" : answer.text);
      if (answer.ok) setFunnel(answer.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [rule.id, range, tries]);
  return (
    <>
      <a class="crumb" href={rulePath()} onClick={followLink}>
        <Icon icon={ChevronLeft} size={16} />
        {t("back")}
      </a>
      <PageHead
        title={t("resultsOf", { name: rule.name })}
        lead={whenText(rule)}
        action={
          <a class="button button-secondary button-m" href={rulePath(rule.id)} onClick={followLink}>
            <Icon icon={Pencil} size={16} />
            {t("edit")}
          </a>
        }
      />
      <div class="funnel-range">
        <Choices
          label={t("range")}
          isLabelHidden
          isInline
          value={String(range)}
          choices={RANGES.map((n) => ({ value: String(n), label: t("lastDays", { n }) }))}
          onChoose={(value) => setRange(RANGES.find((one) => String(one) === value) ?? range)}
        />
      </div>
      {problem ? (
        <EmptyState
          icon={CloudOff}
          title={problem}
          action={<Button onClick={() => setTries(tries + 1)}>{tCommon("retry")}</Button>}
        />
      ) : funnel ? (
        <Results rule={rule} funnel={funnel} days={days} />
      ) : (
        <div class="entries-skeleton" role="status" aria-label={tCommon("loading")} />
      )}
    </>
  );
}

interface ResultsProps {
  rule: RuleAdmin;
  funnel: RuleFunnel;
  days: readonly string[];
}

function Results({ rule, funnel, days }: ResultsProps) {
  const sums = sumsOf(funnel);
  if (sums.all.shown === 0) {
    return (
      <EmptyState icon={ChartLine} title={t("noResults")}>
        {t("noResultsText")}
      </EmptyState>
    );
  }
  const daily = byDay(funnel, days);
  return (
    <>
      <p class="field-hint">{t("funnelLead")}</p>
      <StepsTable names={funnel.variants} sums={sums} />
      {rule.goal === null && <p class="field-hint">{t("noGoal")}</p>}
      <section class="entries-section" aria-label={t("chart")}>
        <h2>{t("chart")}</h2>
        <FunnelChart days={days} daily={daily} />
        <details class="funnel-days">
          <summary>{t("dayTable")}</summary>
          <DaysTable days={days} daily={daily} />
        </details>
      </section>
    </>
  );
}

interface StepsTableProps {
  names: readonly string[];
  sums: ReturnType<typeof sumsOf>;
}

function StepsTable({ names, sums }: StepsTableProps) {
  const isOne = sums.variants.length === 1;
  const columns = isOne
    ? []
    : sums.variants.map((steps, index) => ({
        name: names[index] ?? t("oldVariant", { n: index + 1 }),
        steps,
      }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="funnel-scroll" tabIndex={0} aria-label={t("funnel")}>
      <table class="funnel-table">
        <thead>
          <tr>
            <th scope="col">{t("step")}</th>
            <th scope="col">{t("all")}</th>
            {columns.map(({ name }, index) => (
              <th key={index} scope="col" dir="auto">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {FUNNEL_STEPS.map((step) => (
            <tr key={step}>
              <th scope="row">{t(`s_${step}`)}</th>
              <StepCell step={step} steps={sums.all} isWide />
              {columns.map(({ steps }, index) => (
                <StepCell key={index} step={step} steps={steps} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function StepCell({ step, steps, isWide }: { step: FunnelStep; steps: FunnelSteps; isWide?: boolean }) {
  const rate = steps.shown === 0 ? 0 : steps[step] / steps.shown;
  const percent = new Intl.NumberFormat(locale.value, { style: "percent", maximumFractionDigits: 1 }).format(
    rate,
  );
  return (
    <td>
      <strong class="digits">{steps[step].toLocaleString(locale.value)}</strong>
      {step !== "shown" && (
        <small title={t("rate", { percent })} class="digits">
          {percent}
        </small>
      )}
      {isWide && <span class="funnel-bar" style={{ inlineSize: `${rate * 100}%` }} aria-hidden="true" />}
    </td>
  );
}

/** The chart in numbers, newest first. */
function DaysTable({ days, daily }: { days: readonly string[]; daily: readonly FunnelSteps[] }) {
  const format = new Intl.DateTimeFormat(locale.value, { dateStyle: "medium", timeZone: "UTC" });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="funnel-scroll" tabIndex={0} aria-label={t("dayTable")}>
      <table class="funnel-table funnel-by-day">
        <thead>
          <tr>
            <th scope="col">{t("day")}</th>
            {FUNNEL_STEPS.map((step) => (
              <th key={step} scope="col">
                {t(`s_${step}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days
            .map((day, index) => ({ day, steps: daily[index] }))
            .toReversed()
            .map(({ day, steps }) => (
              <tr key={day}>
                <th scope="row">{format.format(Date.parse(day))}</th>
                {FUNNEL_STEPS.map((step) => (
                  <td key={step} class="digits">
                    {(steps?.[step] ?? 0).toLocaleString(locale.value)}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
