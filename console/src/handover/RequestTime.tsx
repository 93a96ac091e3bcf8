import { now } from "../live/clock.ts";
import { digits } from "../text/time.ts";
import { t } from "./texts.ts";

/** What is left to answer, counting down; nothing until the server has said until when. */
export function RequestTime({ expiresAt }: { expiresAt: number }) {
  if (expiresAt === 0) return null;
  const time = digits(expiresAt - now.value);
  return (
    <span class="offer-time digits">
      <span class="visually-hidden">{t("timeLeft", { time })}</span>
      <span aria-hidden="true">{time}</span>
    </span>
  );
}
