import { now } from "../live/clock.ts";
import { digits } from "../text/time.ts";
import { t } from "./texts.ts";

/** After this long it turns from amber to red, milliseconds. */
const LATE_MS = 180_000;

/** How long somebody has been waiting, ticking. Only this ticks, not the row around it. */
export function WaitTime({ since, kind }: { since: number; kind: "queue" | "answer" }) {
  const ms = now.value - since;
  const time = digits(ms);
  return (
    <span class={`wait digits ${ms >= LATE_MS ? "wait-late" : ""}`}>
      <span class="visually-hidden">{t(kind === "queue" ? "queueWait" : "answerWait", { time })}</span>
      <span aria-hidden="true">{time}</span>
    </span>
  );
}

/** What is left of an offer, counting down. */
export function OfferTime({ expiresAt, short = false }: { expiresAt: number; short?: boolean }) {
  const time = digits(expiresAt - now.value);
  return <span class="offer-time digits">{t(short ? "offered" : "offerEnds", { time })}</span>;
}
