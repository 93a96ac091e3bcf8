import type { ComponentChildren } from "preact";
import "./badge.css";

type Tone = "neutral" | "accent" | "wait" | "late" | "ok";

/** A short label. Its words say it; the tone only helps. */
export function Badge({ tone = "neutral", children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={`badge badge-${tone}`}>{children}</span>;
}

/** A number of things not seen yet; `label` says of what. */
export function CountBadge({ count, label, tone = "accent" }: { count: number; label: string; tone?: Tone }) {
  if (count === 0) return null;
  return (
    <span class={`count count-${tone}`}>
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span class="visually-hidden">{label}</span>
    </span>
  );
}
