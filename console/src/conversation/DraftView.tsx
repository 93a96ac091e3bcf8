import { t } from "./texts.ts";
import "./draft.css";

/**
 * What the visitor is typing, as it is typed: dashed and in italics, so that nobody takes it for a message.
 * Not read out by itself, it changes many times a second; a screen reader finds it by its name.
 */
export function DraftView({ text, name }: { text: string; name: string }) {
  return (
    <div class={`draft ${text ? "" : "draft-none"}`}>
      <div class="draft-text" role="status" aria-live="off" aria-label={t("visitorWriting")} dir="auto">
        {text}
      </div>
      {text && <p class="log-meta">{t("notSent", { name })}</p>}
    </div>
  );
}
