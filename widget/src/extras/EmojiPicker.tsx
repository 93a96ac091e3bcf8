const EMOJI = [..."😀😄😅😂🙂😉😊😍😎🤔😐😮😢😭😡🥳👍👎👏🙏👋👌🎉🔥"];
const ROW = 8;
const STEPS = new Map([
  ["ArrowRight", 1],
  ["ArrowLeft", -1],
  ["ArrowDown", ROW],
  ["ArrowUp", -ROW],
]);

interface EmojiPickerProps {
  label: string;
  /** undefined: left without a choice. */
  onPick(emoji?: string): void;
}

/** A small grid: arrows move, Enter picks, Escape leaves. Screen readers know the emoji's names. */
export function EmojiPicker({ label, onPick }: EmojiPickerProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS.get(event.key);
    const buttons = [...(event.currentTarget as HTMLElement).children] as HTMLElement[];
    if (event.key === "Escape") onPick();
    else if (step) buttons[buttons.indexOf(event.target as HTMLElement) + step]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="emoji" role="toolbar" aria-label={label} onKeyDown={onKeyDown}>
      {EMOJI.map((emoji, at) => (
        <button
          key={emoji}
          ref={at ? null : focusFirst}
          type="button"
          tabIndex={at ? -1 : 0}
          onClick={() => onPick(emoji)}
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
