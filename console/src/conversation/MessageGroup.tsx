import { Bot } from "lucide";
import { useState } from "preact/hooks";
import { t as tControl } from "../control/texts.ts";
import { FilesView } from "../files/FilesView.tsx";
import { failureText } from "../i18n/errors.ts";
import { locale } from "../i18n/locale.ts";
import { operators } from "../inbox/inbox.model.ts";
import { linkState } from "../live/link.ts";
import { cutAtNames } from "../mentions/naming.ts";
import { me } from "../session.model.ts";
import { linked } from "../text/links.ts";
import { fullTime, timeOfDay } from "../text/time.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { Delivery, LogEntry, LogText } from "./entries.ts";
import { discardMessage, retryMessage } from "./outbox.model.ts";
import { t } from "./texts.ts";
import "../mentions/mentions.css";
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
            text={text}
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

/** Longer ones are folded, so that one message never hides the others. */
const FOLD_OVER = 1_200;

interface BubbleProps {
  text: LogText;
  isNote: boolean;
  label: string | null;
}

function Bubble({ text: { text, files, seq, delivery }, isNote, label }: BubbleProps) {
  const [isUnfolded, setUnfolded] = useState(false);
  const isLong = text.length > FOLD_OVER;
  const shown = isLong && !isUnfolded ? `${cut(text, FOLD_OVER)}…` : text;
  const state = delivery?.state ?? "";
  return (
    <div
      class={`bubble ${state ? `bubble-${state}` : ""} ${onlyEmoji(text) ? "bubble-emoji" : ""}`}
      dir="auto"
      data-seq={seq ?? undefined}
    >
      {label && (
        <span class="group-label" dir="auto">
          {label}
        </span>
      )}
      {files.length > 0 && <FilesView files={files} />}
      {isNote ? <NoteText text={shown} /> : <Words text={shown} />}
      {isLong && (
        <button type="button" class="bubble-more" dir="auto" onClick={() => setUnfolded(!isUnfolded)}>
          {isUnfolded ? t("showLess") : t("showAll")}
        </button>
      )}
    </div>
  );
}

/** Names in it stand out, most of all one's own. */
function NoteText({ text }: { text: string }) {
  return (
    <>
      {cutAtNames(text, [...operators.value.values()]).map((piece, index) =>
        piece.name === null ? (
          <Words key={index} text={piece.text} />
        ) : (
          <span key={index} class={`mentioned ${piece.name === me.value?.name ? "mentioned-me" : ""}`}>
            {piece.text}
          </span>
        ),
      )}
    </>
  );
}

export function Words({ text }: { text: string }) {
  return (
    <>
      {linked(text).map(({ text: piece, href }, index) =>
        href ? (
          <a key={index} href={href} target="_blank" rel="noopener noreferrer nofollow">
            {piece}
          </a>
        ) : (
          piece
        ),
      )}
    </>
  );
}

/** A note is not delivered to anybody: once it is stored there is nothing more to say. */
function isThere({ state }: Delivery): boolean {
  return state === "sent" || state === "read";
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

/** Never through the middle of a character. */
function cut(text: string, length: number): string {
  const end = text.charCodeAt(length - 1);
  return text.slice(0, end >= 0xd800 && end <= 0xdbff ? length - 1 : length);
}

function onlyEmoji(text: string): boolean {
  return text.length <= 16 && /^(?:\p{RGI_Emoji}|\s)+$/v.test(text) && text.trim() !== "";
}
