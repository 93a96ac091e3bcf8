import { setStatus } from "../inbox/actions.model.ts";
import { idleAwayMinutes } from "../inbox/inbox.model.ts";
import { me } from "../session.model.ts";
import { remembered } from "../storage.ts";

const CHECK_MS = 10_000;
/** Activity in any tab of this browser counts, so it is noted where all of them look. */
const NOTE_EVERY_MS = 5_000;
const lastActive = remembered("palique.active", 0);

/** Away when no key or pointer moved in any tab for long enough; back with the first sign of life. */
export function followIdleness(): () => void {
  const types = ["keydown", "pointerdown", "pointermove", "wheel", "focus"] as const;
  let here = Date.now();
  let noted = 0;
  lastActive.write(here);

  const moved = () => {
    here = Date.now();
    if (here - noted > NOTE_EVERY_MS) {
      noted = here;
      lastActive.write(here);
    }
    if (me.peek()?.idle) void setStatus("online");
  };
  const check = () => {
    const minutes = idleAwayMinutes.peek();
    const latest = Math.max(here, lastActive.read());
    const isIdle = minutes > 0 && Date.now() - latest >= minutes * 60_000;
    if (isIdle && me.peek()?.status === "online") void setStatus("away", true);
  };

  for (const type of types) addEventListener(type, moved, { passive: true });
  const timer = setInterval(check, CHECK_MS);
  return () => {
    clearInterval(timer);
    for (const type of types) removeEventListener(type, moved);
  };
}
