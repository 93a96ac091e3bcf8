import type { FunnelSteps } from "@palique/shared/invitations.ts";
import type { FunnelStep } from "@palique/shared/live-names.ts";
import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import { locale } from "../../i18n/locale.ts";
import { t } from "./texts.ts";
import "uplot/dist/uPlot.min.css";

interface FunnelChartProps {
  /** YYYY-MM-DD, oldest first. */
  days: readonly string[];
  daily: readonly FunnelSteps[];
}

/** With the token of its colour. */
const LINES = [
  { step: "shown", color: "--text-3" },
  { step: "answered", color: "--accent" },
  { step: "converted", color: "--wait" },
] as const satisfies { step: FunnelStep; color: string }[];
const HEIGHT = 220;

/** How the steps went by day. A drawing: the table beside it has the same numbers for everybody. */
export function FunnelChart({ days, daily }: FunnelChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const language = locale.value;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let chart: uPlot | null = null;
    function draw(): void {
      chart?.destroy();
      if (element) chart = new uPlot(optionsFor(element, language), dataOf(days, daily), element);
    }
    draw();
    const fit = new ResizeObserver(() => chart?.setSize({ width: element.clientWidth, height: HEIGHT }));
    fit.observe(element);
    // Colours are tokens: they are another theme's when that changes.
    const themed = new MutationObserver(draw);
    themed.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", draw);
    return () => {
      fit.disconnect();
      themed.disconnect();
      system.removeEventListener("change", draw);
      chart?.destroy();
    };
  }, [days.join(), JSON.stringify(daily), language]);
  return (
    <figure class="funnel-chart">
      <div ref={box} role="img" aria-label={t("chartAbout")} />
      <figcaption aria-hidden="true">
        {LINES.map(({ step, color }) => (
          <span key={step}>
            <i style={{ background: `var(${color})` }} />
            {t(`s_${step}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function dataOf(days: readonly string[], daily: readonly FunnelSteps[]): uPlot.AlignedData {
  const times = days.map((day) => Date.parse(`${day}T00:00:00Z`) / 1_000);
  return [times, ...LINES.map(({ step }) => daily.map((steps) => steps[step]))];
}

function optionsFor(element: HTMLElement, language: string): uPlot.Options {
  const style = getComputedStyle(element);
  const colorOf = (token: string) => resolved(element, token);
  const font = `11px ${style.fontFamily}`;
  const format = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone: "UTC" });
  const axis = {
    stroke: colorOf("--text-3"),
    font,
    grid: { stroke: colorOf("--line"), width: 1 },
    ticks: { show: false },
  };
  return {
    width: element.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: true }, y: { range: (_, __, max) => [0, Math.max(4, max * 1.1)] } },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), "Etc/UTC"),
    axes: [
      {
        ...axis,
        space: 64,
        size: 32,
        incrs: [1, 2, 5, 7, 14, 30].map((count) => count * 86_400),
        values: (_, splits) => splits.map((seconds) => format.format(seconds * 1_000)),
      },
      {
        ...axis,
        size: 44,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000],
        values: (_, splits) => splits.map((value) => value.toLocaleString(language)),
      },
    ],
    series: [
      {},
      ...LINES.map(({ step, color }) => ({
        label: t(`s_${step}`),
        stroke: colorOf(color),
        width: 2,
        points: { show: false },
      })),
    ],
  };
}

/** A token as a canvas understands it: without light-dark(). */
function resolved(element: HTMLElement, token: string): string {
  const probe = element.appendChild(document.createElement("span"));
  probe.style.color = `var(${token})`;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
