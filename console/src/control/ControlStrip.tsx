import type { ConversationSummary } from "@palique/shared/operator.ts";
import { AlarmClock, Pause } from "lucide";
import { locale } from "../i18n/locale.ts";
import { now } from "../live/clock.ts";
import { digits, moment } from "../text/time.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { controlsOf, resumeHeld, snooze } from "./control.model.ts";
import { t } from "./texts.ts";
import "./control.css";

/** Under the head: that the chat is on hold or put off, since or until when, and the way back. */
export function ControlStrip({ row }: { row: ConversationSummary }) {
  const may = controlsOf(row);
  const held = row.chat?.held;
  return (
    <>
      {held && (
        <div class="control-strip">
          <Icon icon={Pause} size={14} />
          <span class="control-strip-text">
            {t("onHold")} <span class="digits">{digits(now.value - held.since)}</span>
            {held.reason && (
              <>
                {" · "}
                <bdi>{held.reason}</bdi>
              </>
            )}
          </span>
          {may.hold && (
            <Button size="s" onClick={() => resumeHeld(row)}>
              {t("resume")}
            </Button>
          )}
        </div>
      )}
      {row.snoozedUntil !== null && (
        <div class="control-strip">
          <Icon icon={AlarmClock} size={14} />
          <span class="control-strip-text">
            {t("snoozedUntil", { until: moment(row.snoozedUntil, now.peek(), locale.value) })}
          </span>
          {may.snooze && (
            <Button size="s" onClick={() => void snooze(row, null)}>
              {t("bringBack")}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
