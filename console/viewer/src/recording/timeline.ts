import { EventType, IncrementalSource } from "@rrweb/types";
import { list, number, own, record } from "../receipt/values.ts";

/** An event as it came, and when it is due: ms since the recording began. */
export interface Moment {
  ms: number;
  event: unknown;
  full: boolean;
}

/** Batches come with the time they were received; how far apart their events were, only the visitor's clock knows. */
const BATCH_MAX_MS = 2_000;
/** Moments of one batch that belong to one picture come together. */
const HEADS: readonly unknown[] = [EventType.Meta, EventType.Custom];

/** When each event of a batch is due; `at`: when the batch came, `from`: not before this. */
export function momentsOf(events: unknown[], at: number, from: number): Moment[] {
  const stamps = events.map((event) => number(own(record(event) ?? {}, "timestamp"), 0, 1e15) ?? 0);
  const last = Math.max(0, ...stamps.filter((stamp) => stamp > 0));
  let earliest = from;
  return events.flatMap((event, place) => {
    const before = Math.min(Math.max(last - (stamps[place] ?? last), 0), BATCH_MAX_MS);
    earliest = Math.max(earliest, at - before);
    return spread(event, earliest);
  });
}

/** Where a full picture of a page begins: with the size and news that come before the snapshot itself. */
export function startOf(moments: readonly Moment[], snapshot: number): number {
  let start = snapshot;
  while (start > 0 && HEADS.includes(own(record(moments[start - 1]?.event) ?? {}, "type"))) start--;
  return start;
}

/** The moves of a pointer come many in one, each with how long before it was. */
function spread(event: unknown, ms: number): Moment[] {
  const from = record(event) ?? {};
  const data = record(own(from, "data")) ?? {};
  const source = own(data, "source");
  const type = own(from, "type");
  const moves = source === IncrementalSource.MouseMove || source === IncrementalSource.TouchMove;
  if (type !== EventType.IncrementalSnapshot || !moves) {
    return [{ ms, event, full: type === EventType.FullSnapshot }];
  }
  return list(own(data, "positions"), 1_000).map((position) => {
    const offset = number(own(record(position) ?? {}, "timeOffset"), -BATCH_MAX_MS, 0) ?? 0;
    return { ms: ms + offset, event: { type, data: { source, positions: [position] } }, full: false };
  });
}
