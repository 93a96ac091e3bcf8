import type { OperatorStatus } from "@palique/shared/operator.ts";
import "./shell.css";

/** A full disc with a tick, a moon, an empty ring: told apart by shape, not only by colour. */
const SHAPES: Record<OperatorStatus, string> = {
  online:
    "M9 1a8 8 0 1 1 0 16A8 8 0 0 1 9 1Zm-1.200 11.300 5-5.600-1.400-1.300-3.700 4.200-1.900-1.800-1.300 1.400 3.300 3.100Z",
  away: "M9.600 1.600a6 6 0 0 0 6.800 9.200A8 8 0 1 1 7.400 1.200c.8-.1 1.500 0 2.200.4Z",
  offline: "M9 1a8 8 0 1 1 0 16A8 8 0 0 1 9 1Zm0 2.200a5.800 5.800 0 1 0 0 11.600A5.800 5.800 0 0 0 9 3.200Z",
};

export function StatusIcon({ status }: { status: OperatorStatus }) {
  return (
    <svg class={`status-icon status-${status}`} viewBox="0 0 18 18" aria-hidden="true">
      <path d={SHAPES[status]} fill="currentColor" fill-rule="evenodd" />
    </svg>
  );
}
