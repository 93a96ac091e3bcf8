import type { Panel } from "../panel/panel.model.ts";

const EMOJI = [..."😀😄😅😂🙂😉😊😍😎🤔😐😮😢😭😡🥳👍👎👏🙏👋👌🎉🔥"];
const ROW = 8;
const STEPS = new Map([
  ["ArrowRight", 1],
  ["ArrowLeft", -1],
  ["ArrowDown", ROW],
  ["ArrowUp", -ROW],
]);

/** A small grid: arrows move, Enter picks, Escape leaves. Screen readers know the emoji's names. */
export function EmojiPicker({ panel }: { panel: Panel }) {
  const { own, host, actions } = panel;
  /** undefined: left without a choice. */
  const pick = (emoji?: string) => {
    const box = host.root.querySelector<HTMLTextAreaElement>(".composer textarea");
    own.set({ picking: false });
    box?.focus();
    if (!box || !emoji) return;
    box.setRangeText(emoji, box.selectionStart, box.selectionEnd, "end");
    actions.type(box.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS.get(event.key);
    const buttons = [...(event.currentTarget as HTMLElement).children] as HTMLElement[];
    if (event.key === "Escape") pick();
    else if (step) buttons[buttons.indexOf(event.target as HTMLElement) + step]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="emoji" role="toolbar" aria-label={own.get().words.emoji} onKeyDown={onKeyDown}>
      {EMOJI.map((emoji, at) => (
        <button
          key={emoji}
          ref={at ? null : focusFirst}
          type="button"
          tabIndex={at ? -1 : 0}
          onClick={() => pick(emoji)}
        >
          {emoji}
        </button>
      ))}
    </div>
  );
}

function focusFirst(button: HTMLElement | null): void {
  button?.focus();
}
