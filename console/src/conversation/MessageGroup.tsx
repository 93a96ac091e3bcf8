import { Bot } from "lucide";
import { t as tControl } from "../control/texts.ts";
import { failureText } from "../i18n/errors.ts";
import { locale } from "../i18n/locale.ts";
import { linkState } from "../live/link.ts";
import { Bubble } from "../messages/Bubble.tsx";
import { me } from "../session.model.ts";
import { fullTime, timeOfDay } from "../text/time.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { Delivery, LogEntry, LogText } from "./entries.ts";
import { discardMessage, retryMessage } from "./outbox.model.ts";
import { t } from "./texts.ts";
import "./message.css";

type Group = Extract<LogEntry, { kind: "group" }>;

interface MessageGroupProps {
  group: Group;
  visitorName: string;
  conversationId: string;
}

/** What one person wrote in one go, with the time and the state once, under the last. */
export function MessageGroup({ group, visitorName, conversationId }: MessageGroupProps) {
  const { author, side, note, at, texts } = group;
  const name = side === "mine" ? t("you") : author.name || visitorName || t("visitor");
  const delivery = texts.at(-1)?.delivery ?? null;
  const isAutomatic = author.kind === "bot";
  return (
    <div class={`group group-${side} ${note ? "group-note" : ""} ${isAutomatic ? "group-auto" : ""}`}>
      {isAutomatic ? (
        <span class="group-robot">
          <Icon icon={Bot} size={16} />
        </span>
      ) : (
        side === "ours" && <Avatar id={author.id ?? conversationId} name={name} size="s" />
      )}
      <div class="group-texts">
        <span class="visually-hidden">{isAutomatic ? `${name}, ${t("automatic")}` : name}: </span>
        {texts.map((text, index) => (
          <Bubble
            key={text.key}
            said={text}
            conversationId={conversationId}
            visitorName={visitorName}
            isNote={note}
            label={note && index === 0 ? noteLabel(text, name) : null}
          />
        ))}
        <p class="log-meta">
          {side === "ours" && !note && <bdi>{name} · </bdi>}
          {isAutomatic && `${t("automatic")} · `}
          <time dateTime={new Date(at).toISOString()} title={fullTime(at, locale.value)}>
            {timeOfDay(at, locale.value)}
          </time>
          {note && ` · ${t("noteOnly")}`}
          {side !== "theirs" && delivery && !(note && isThere(delivery)) && <State delivery={delivery} />}
        </p>
      </div>
    </div>
  );
}

function noteLabel({ whisperTo }: LogText, name: string): string {
  if (!whisperTo) return `${t("note")} · ${name}`;
  if (whisperTo.operatorId === me.value?.id) return tControl("whisperToYou", { from: name });
  return tControl("whisperBy", { to: whisperTo.name, from: name });
}

/** A note is not delivered to anybody: once it is stored there is nothing more to say. */
function isThere({ state }: Delivery): boolean {
  return state === "sent" || state === "delivered" || state === "read";
}

function State({ delivery }: { delivery: Delivery }) {
  if (delivery.state === "sending") {
    return <> · {linkState.value === "ready" ? t("sending") : t("waitingSend")}</>;
  }
  if (delivery.state !== "failed") return <> · {t(delivery.state)}</>;
  const { error, clientId } = delivery;
  return (
    <span class="group-failed">
      {" · "}
      {t("failed", { reason: failureText({ error }) })}{" "}
      <button type="button" onClick={() => retryMessage(clientId)}>
        {t("retry")}
      </button>
      <button type="button" onClick={() => discardMessage(clientId)}>
        {t("discard")}
      </button>
    </span>
  );
}
