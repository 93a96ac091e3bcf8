import type { FileCard } from "@palique/shared/conversation.ts";
import type { ScheduledMessage } from "@palique/shared/scheduled.ts";
import { Clock, SendHorizontal, X } from "lucide";
import { t } from "../canned/texts.ts";
import type { Thread } from "../conversation/threads.model.ts";
import { FilesView } from "../files/FilesView.tsx";
import { operatorName } from "../inbox/inbox.model.ts";
import { now, serverNow } from "../live/clock.ts";
import { Formatted } from "../messages/Formatted.tsx";
import { me } from "../session.model.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { cancelScheduled, scheduledIn, sendScheduled, unscheduledIn } from "./scheduled.model.ts";
import "./scheduled.css";

/** At the end of the log: what is to be sent as if typed, and is not yet. */
export function ScheduledView({ thread }: { thread: Thread }) {
  const waiting = scheduledIn(thread);
  const unsent = unscheduledIn(thread);
  const ids = [...waiting, ...unsent].map((one) => one.clientId);
  if (ids.length === 0) return null;
  return (
    <section class="scheduled" aria-label={t("scheduled")} aria-live="off">
      <ol>
        {waiting.map((one) => (
          <Waiting key={one.clientId} thread={thread} one={one} isFirst={isFirst(waiting, one)} />
        ))}
        {unsent.map(({ clientId, text, files = [] }) => (
          <li key={clientId} class="scheduled-one">
            <div class="bubble bubble-scheduled" dir="auto">
              <Content text={text} files={files} />
            </div>
            <div class="scheduled-foot">
              <p class="log-meta">{t("waitsConnection")}</p>
              <IconButton
                icon={X}
                size="s"
                label={t("cancel")}
                aria-label={t("cancelOf", { text: excerptOf(text, files) })}
                onClick={() => void cancelScheduled(thread, [clientId])}
              />
            </div>
          </li>
        ))}
      </ol>
      {ids.length > 1 && (
        <Button size="s" variant="ghost" icon={X} onClick={() => void cancelScheduled(thread, ids)}>
          {t("cancelAll", { n: ids.length })}
        </Button>
      )}
    </section>
  );
}

/** Each operator types one at a time. */
function isFirst(waiting: readonly ScheduledMessage[], one: ScheduledMessage): boolean {
  return waiting.find(({ operatorId }) => operatorId === one.operatorId) === one;
}

/** Enough of it to know it by. */
function excerptOf(text: string, files: readonly FileCard[]): string {
  const words = text || files.map((file) => file.name).join(", ");
  return words.length > 60 ? `${words.slice(0, 60)}…` : words;
}

interface WaitingProps {
  thread: Thread;
  one: ScheduledMessage;
  isFirst: boolean;
}

function Waiting({ thread, one, isFirst }: WaitingProps) {
  const { clientId, operatorId, text, files, startsAt, sendsAt } = one;
  const name = operatorId === me.value?.id ? "" : operatorName(operatorId);
  const seconds = Math.max(1, Math.ceil((sendsAt - now.value) / 1000));
  const state = isFirst
    ? t(name ? "typingBy" : "typing", { name, seconds })
    : t(name ? "nextBy" : "next", { name });
  const excerpt = excerptOf(text, files);
  return (
    <li class="scheduled-one">
      <div class="bubble bubble-scheduled" dir="auto">
        <Content text={text} files={files} />
        {isFirst && (
          <span
            key={startsAt}
            class="scheduled-bar"
            style={{
              animationDuration: `${sendsAt - startsAt}ms`,
              animationDelay: `${startsAt - serverNow()}ms`,
            }}
          />
        )}
      </div>
      <div class="scheduled-foot">
        <p class="log-meta">
          <Icon icon={Clock} size={12} /> {state}
        </p>
        <IconButton
          icon={SendHorizontal}
          size="s"
          label={t("sendNow")}
          aria-label={t("sendNowOf", { text: excerpt })}
          onClick={() => void sendScheduled(thread, clientId)}
        />
        <IconButton
          icon={X}
          size="s"
          label={t("cancel")}
          aria-label={t("cancelOf", { text: excerpt })}
          onClick={() => void cancelScheduled(thread, [clientId])}
        />
      </div>
    </li>
  );
}

function Content({ text, files }: { text: string; files: readonly FileCard[] }) {
  return (
    <>
      {files.length > 0 && <FilesView files={files} />}
      {text && <Formatted text={text} />}
    </>
  );
}
