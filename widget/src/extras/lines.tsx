import { localeOf, type Panel } from "../panel/panel.model.ts";
import { dayName } from "./days.ts";
import { extraWords } from "./words.ts";

/** From lucide (ISC). */
const DOWN = "M12 5v14M19 12l-7 7-7-7";

/** The connection is gone: what is written is kept. */
export function LostLine({ panel }: { panel: Panel }) {
  return (
    <p class="note small banner" role="status">
      {extraWords(panel).lost}
    </p>
  );
}

/** A form that was sent off waits: for a connection, or because the server asked for a pause. */
export function LateLine({ panel, waits }: { panel: Panel; waits: number }) {
  const { startsLater, pause, sentIn } = extraWords(panel);
  const { link } = panel.store.get();
  return (
    <p class="note small">
      <span role="status">{link === "down" ? startsLater : pause}</span>{" "}
      {link === "up" && <span role="timer">{sentIn(waits)}</span>}
    </p>
  );
}

/** What can be done with a message that was not sent. */
export function FailedTools({ panel, id }: { panel: Panel; id: string }) {
  const { retry, discard } = extraWords(panel);
  return (
    <>
      <button type="button" class="link small" onClick={() => panel.actions.retry(id)}>
        {retry}
      </button>
      <button type="button" class="link small" onClick={() => panel.actions.discard(id)}>
        {discard}
      </button>
    </>
  );
}

/** Something new came in below what is being read. */
export function JumpButton({ panel, jump }: { panel: Panel; jump: () => void }) {
  return (
    <button type="button" class="jump small" onClick={jump}>
      <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
        <path d={DOWN} />
      </svg>
      {extraWords(panel).newMessages}
    </button>
  );
}

/** The words of a line for another day. */
export function dayLine(panel: Panel, at: number): string {
  return dayName(extraWords(panel), localeOf(panel), at, Date.now() + panel.store.get().clockAhead);
}
