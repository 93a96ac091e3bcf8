import { MessageCircle } from "lucide";
import { Icon } from "../ui/Icon.tsx";
import type { Counts } from "./clusters.ts";
import { shortNumber } from "./words.ts";
import "./mark.css";

/** Diameter in pixels, from so many visitors on. */
const SIZES: readonly [number, number][] = [
  [1000, 48],
  [100, 44],
  [10, 38],
  [2, 32],
  [0, 22],
];

function sizeOf(visitors: number): number {
  return SIZES.find(([from]) => visitors >= from)?.[1] ?? 22;
}

/**
 * One visitor as the shape of the state, several as their number in a ring of the states. Shapes and widths differ, not
 * only colours; where the place of all of them is an estimate, the edge is dashed.
 */
export function Mark({ counts }: { counts: Counts }) {
  const isEstimate = counts.estimated === counts.visitors;
  const size = sizeOf(counts.visitors);
  return (
    <span class={`mark ${isEstimate ? "mark-estimate" : ""}`} style={{ "--mark": `${size}px` }}>
      {counts.visitors === 1 ? <One counts={counts} /> : <Ring counts={counts} size={size} />}
    </span>
  );
}

function One({ counts }: { counts: Counts }) {
  if (counts.inChat > 0) {
    return (
      <span class="mark-one mark-chat">
        <Icon icon={MessageCircle} size={12} />
      </span>
    );
  }
  return <span class={`mark-one ${counts.online > 0 ? "mark-online" : "mark-idle"}`} />;
}

/** Between two states; in hundredths of the ring. */
const GAP = 3;

function Ring({ counts, size }: { counts: Counts; size: number }) {
  const { visitors, inChat, online, idle } = counts;
  const states = [
    ["chat", inChat],
    ["online", online],
    ["idle", idle],
  ] as const;
  const parts = states.filter(([, n]) => n > 0);
  const gap = parts.length > 1 ? GAP : 0;
  let from = 0;
  return (
    <>
      <svg class="mark-ring" viewBox={`0 0 ${size} ${size}`} width={size} height={size} aria-hidden="true">
        <circle class="mark-ground" cx={size / 2} cy={size / 2} r={size / 2 - 1} />
        {parts.map(([state, n]) => {
          const share = (100 * n) / visitors;
          const start = from;
          from += share;
          return (
            <circle
              key={state}
              class={`mark-arc mark-arc-${state}`}
              cx={size / 2}
              cy={size / 2}
              r={size / 2 - 4}
              pathLength={100}
              stroke-dasharray={`${Math.max(1, share - gap)} 100`}
              stroke-dashoffset={-start - gap / 2}
            />
          );
        })}
      </svg>
      <span class="mark-number digits">{shortNumber(visitors)}</span>
    </>
  );
}
