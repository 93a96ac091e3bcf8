import { plainText } from "@palique/shared/markdown.ts";
import { useComputed } from "@preact/signals";
import { useState } from "preact/hooks";
import type { LogText } from "../conversation/entries.ts";
import { t as tLog } from "../conversation/texts.ts";
import { FilesView } from "../files/FilesView.tsx";
import { locale } from "../i18n/locale.ts";
import { operators } from "../inbox/inbox.model.ts";
import { spot } from "../mentions/mentions.model.ts";
import { cutAtNames } from "../mentions/naming.ts";
import { me } from "../session.model.ts";
import { fullTime } from "../text/time.ts";
import { lazy } from "../ui/Lazy.tsx";
import { acting } from "./acting.model.ts";
import { Formatted } from "./Formatted.tsx";
import { MessageTools } from "./MessageTools.tsx";
import { Reactions } from "./Reactions.tsx";
import { t } from "./texts.ts";
import "../mentions/mentions.css";
import "./messages.css";

const ActionsView = lazy(async () => (await import("./ActionsView.tsx")).ActionsView);

/** Longer ones are folded, so that one message never hides the others. */
const FOLD_OVER = 1_200;

interface BubbleProps {
  said: LogText;
  conversationId: string;
  visitorName: string;
  isNote: boolean;
  /** What stands over it, of a note. */
  label: string | null;
}

/** A message with all that it is, and what can be done with it. */
export function Bubble(props: BubbleProps) {
  const { said, conversationId, isNote } = props;
  const { seq, extra, text } = said;
  // Only the message it is about is drawn anew.
  const doing = useComputed(() => {
    const now = acting.value;
    return seq !== null && now?.seq === seq && now.conversationId === conversationId ? now : null;
  }).value;
  const what = doing?.what ?? null;
  const isGone = extra.deletedAt !== undefined;
  const target = seq !== null && !isGone ? { conversationId, seq, text, extra } : null;
  const actions = target && what && (
    <ActionsView target={target} said={said} isNote={isNote} what={what} draft={doing?.draft} />
  );
  return (
    <div class="said">
      <div class="said-line">
        {what === "edit" ? actions : <Words {...props} />}
        {target && what !== "edit" && (
          <MessageTools target={target} said={said} isNote={isNote} isOpen={what !== null} />
        )}
        {what !== "edit" && actions}
      </div>
      {target && extra.reactions && (
        <Reactions target={target} reactions={extra.reactions} visitorName={props.visitorName} />
      )}
    </div>
  );
}

function Words({ said, conversationId, isNote, label }: BubbleProps) {
  const [isUnfolded, setUnfolded] = useState(false);
  const { text, files, seq, delivery, extra } = said;
  const isGone = extra.deletedAt !== undefined;
  const isLong = text.length > FOLD_OVER;
  const shown = isLong && !isUnfolded ? `${cut(text, FOLD_OVER)}…` : text;
  const state = delivery ? `bubble-${delivery.state}` : "";
  const isEmoji = onlyEmoji(text) && !extra.reply;
  return (
    <div
      class={`bubble ${state} ${isEmoji ? "bubble-emoji" : ""} ${isGone ? "bubble-gone" : ""}`}
      dir="auto"
      data-seq={seq ?? undefined}
    >
      {label && (
        <span class="group-label" dir="auto">
          {label}
        </span>
      )}
      {extra.reply && <QuoteView quote={extra.reply} conversationId={conversationId} />}
      {files.length > 0 && <FilesView files={files} />}
      {isGone ? t("removed") : <Formatted text={shown} {...(isNote && { words: withNames })} />}
      {isLong && (
        <button type="button" class="bubble-more" dir="auto" onClick={() => setUnfolded(!isUnfolded)}>
          {isUnfolded ? tLog("showLess") : tLog("showAll")}
        </button>
      )}
      {extra.links?.map((link) => (
        <PageTitle key={link.url} {...link} />
      ))}
      {extra.editedAt !== undefined && !isGone && (
        <small class="bubble-edited" title={t("editedAt", { when: fullTime(extra.editedAt, locale.value) })}>
          {t("edited")}
        </small>
      )}
    </div>
  );
}

interface QuoteProps {
  quote: NonNullable<LogText["extra"]["reply"]>;
  conversationId: string;
}

/** What the message answers; leads there, however far back it is. */
function QuoteView({ quote: { seq, authorName, text }, conversationId }: QuoteProps) {
  const name = authorName === me.value?.name ? tLog("you") : authorName || tLog("visitor");
  return (
    <button
      type="button"
      class="bubble-quote"
      dir="auto"
      title={t("goTo", { name })}
      onClick={() => {
        spot.value = { conversationId, seq, focus: false };
      }}
    >
      <strong class="ellipsis">{name}</strong>
      <span class="ellipsis">{plainText(text) || "…"}</span>
    </button>
  );
}

/** The page a link leads to, by its own title, and whose it is: a title may say anything. */
function PageTitle({ url, title }: { url: string; title: string }) {
  return (
    <a class="bubble-page" href={url} title={url} target="_blank" rel="noopener noreferrer nofollow">
      <bdi>{title}</bdi>
      <small>{URL.canParse(url) ? new URL(url).hostname : url}</small>
    </a>
  );
}

/** Names in a note stand out, most of all one's own. */
function withNames(text: string) {
  return cutAtNames(text, [...operators.value.values()]).map((piece, index) =>
    piece.name === null ? (
      piece.text
    ) : (
      <span key={index} class={`mentioned ${piece.name === me.value?.name ? "mentioned-me" : ""}`}>
        {piece.text}
      </span>
    ),
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
