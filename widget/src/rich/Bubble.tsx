import type { FileCard } from "@palique/shared/conversation.ts";
import { hostOf } from "@palique/shared/links.ts";
import { plainText } from "@palique/shared/markdown.ts";
import type { Panel } from "../panel/panel.model.ts";
import { EditForm } from "./EditForm.tsx";
import { Formatted } from "./Formatted.tsx";
import { MessageMenu } from "./MessageMenu.tsx";
import { jumpTo, react, reactedByMe, type Said } from "./message.model.ts";
import { richWords } from "./words.ts";

const HOLD_MS = 450;
/** Of the touch that may become a long one. It outlives drawings: they come at any time. */
let hold: ReturnType<typeof setTimeout> | undefined;
const letGo = () => clearTimeout(hold);

/** A message with all that it is: what it answers, its formatted words, reactions, and what can be done with it. */
export function Bubble({ item, panel }: { item: Said; panel: Panel }) {
  const words = richWords(panel);
  const { words: chat, doing } = panel.own.get();
  const { mine, name, text, seq, extra } = item;
  const isGone = Boolean(extra?.deletedAt);
  const mayAct = seq !== undefined && !isGone;
  const what = mayAct && doing?.seq === seq ? doing?.what : undefined;
  const open = () => panel.own.set({ doing: seq ? { seq, what: "menu" } : undefined });
  if (what === "edit") return <EditForm panel={panel} seq={seq ?? 0} text={text} />;
  return (
    <>
      <div class="line">
        <div
          class={`bubble ${isGone ? "gone" : ""}`}
          dir="auto"
          data-seq={seq}
          onPointerDown={({ pointerType }) => {
            letGo();
            if (pointerType === "touch" && mayAct) hold = setTimeout(open, HOLD_MS);
          }}
          onPointerUp={letGo}
          onPointerMove={letGo}
          onPointerCancel={letGo}
        >
          <span class="unseen" dir="auto">
            {mine ? chat.you : name}:{" "}
          </span>
          {extra?.reply && (
            <button
              type="button"
              class="quote"
              dir="auto"
              onClick={() => jumpTo(panel, extra.reply?.seq ?? 0)}
            >
              <span class="unseen">{words.replyTo("")}</span>
              <b>{extra.reply.authorName || chat.you}</b>
              <span>{plainText(extra.reply.text) || words.file}</span>
            </button>
          )}
          {extra?.files && <BubbleFiles panel={panel} files={extra.files} />}
          {isGone ? words.removed : <Formatted text={text} />}
          {extra?.links?.map(({ url, title }) => (
            <a
              key={url}
              class="page"
              href={url}
              title={url}
              target="_blank"
              rel="noopener noreferrer nofollow"
            >
              <span>{title}</span> <small>{hostOf(url)}</small>
            </a>
          ))}
          {extra?.editedAt && !isGone && <small> {words.edited}</small>}
        </div>
        {mayAct && <MessageMenu item={item} panel={panel} what={what} open={open} />}
      </div>
      {extra?.reactions && seq && (
        <div class="reactions">
          {extra.reactions.map(({ emoji, by }) => {
            const isMine = reactedByMe(item, emoji);
            return (
              <button
                key={emoji}
                type="button"
                aria-pressed={isMine}
                aria-label={`${emoji} ${words.reacted(by.map((one) => one.name || chat.you).join(", "))}`}
                title={by.map((one) => one.name || chat.you).join(", ")}
                onClick={() => react(panel, seq, emoji, !isMine)}
              >
                {emoji} {by.length > 1 && by.length}
              </button>
            );
          })}
        </div>
      )}
    </>
  );
}

/** Their names, until what draws them is there. */
function BubbleFiles({ panel, files }: { panel: Panel; files: readonly FileCard[] }) {
  const { files: drawn } = panel.own.get();
  if (drawn) return <drawn.FilesView panel={panel} files={files} />;
  panel.withFiles();
  return <p>{files.map(({ name }) => name).join(", ")}</p>;
}
