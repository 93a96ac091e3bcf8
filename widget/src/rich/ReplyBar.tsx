import { plainText } from "@palique/shared/markdown.ts";
import { Tool } from "../panel/Icon.tsx";
import type { Panel } from "../panel/panel.model.ts";
import { richWords } from "./words.ts";

/** Above the box: which message is being answered. */
export function ReplyBar({ panel }: { panel: Panel }) {
  const words = richWords(panel);
  const { extra } = panel.own.get();
  if (!extra?.reply) return null;
  const { authorName, text } = extra.reply;
  const drop = () => {
    const { reply: _, ...rest } = extra;
    panel.own.set({ extra: rest });
    panel.host.root.querySelector<HTMLElement>(".composer textarea")?.focus();
  };
  return (
    <div class="replying small" role="status">
      <p dir="auto">
        <b>{words.replyTo(authorName)}</b>
        <span>{plainText(text) || words.file}</span>
      </p>
      <Tool label={words.noReply} icon="close" onClick={drop} />
    </div>
  );
}
