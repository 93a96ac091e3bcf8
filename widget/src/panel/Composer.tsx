import { MESSAGE_MAX } from "@palique/shared/limits.ts";
import { Component, createRef } from "preact";
import { EmojiPicker } from "./EmojiPicker.tsx";
import { isTouch } from "./focus.ts";
import { Icon } from "./Icon.tsx";
import type { Panel } from "./panel.model.ts";

interface ComposerProps {
  panel: Panel;
  draft: string;
  waiting: boolean;
}

/** The box. Enter sends, Shift+Enter breaks the line; it grows with what is in it. */
export class Composer extends Component<ComposerProps, { picking: boolean }> {
  override state = { picking: false };
  private readonly box = createRef<HTMLTextAreaElement>();

  private readonly send = (event: Event) => {
    const { draft, panel } = this.props;
    event.preventDefault();
    if (draft.trim()) panel.actions.send(draft);
    this.box.current?.focus();
  };
  private readonly onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends the choice of a character in an input method: that is no sending.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.send(event);
  };
  private readonly pick = (emoji?: string) => {
    const box = this.box.current;
    this.setState({ picking: false });
    box?.focus();
    if (!box || !emoji) return;
    box.setRangeText(emoji, box.selectionStart, box.selectionEnd, "end");
    this.props.panel.actions.type(box.value);
  };
  private fit(): void {
    const box = this.box.current;
    if (!box) return;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  }

  override componentDidMount(): void {
    this.fit();
    // Coming from the form, the cursor goes on in the box.
    const { host, store } = this.props.panel;
    if (store.get().open === "asked" && !host.root.activeElement && !isTouch()) this.box.current?.focus();
  }
  override componentDidUpdate(before: ComposerProps): void {
    if (before.draft !== this.props.draft) this.fit();
  }

  override render({ panel, draft, waiting }: ComposerProps, { picking }: { picking: boolean }) {
    const { words } = panel.own.get();
    return (
      <form class="composer" onSubmit={this.send}>
        {picking && <EmojiPicker label={words.emoji} onPick={this.pick} />}
        <button
          type="button"
          class="tool"
          aria-label={words.emoji}
          aria-expanded={picking}
          title={words.emoji}
          onClick={() => this.setState({ picking: !picking })}
        >
          <Icon name="smile" />
        </button>
        <textarea
          ref={this.box}
          rows={1}
          dir="auto"
          aria-label={words.message}
          placeholder={waiting ? words.composerWaiting : words.composer}
          maxLength={MESSAGE_MAX}
          enterkeyhint="send"
          value={draft}
          onInput={(event) => panel.actions.type(event.currentTarget.value)}
          onKeyDown={this.onKeyDown}
        />
        <button
          type="submit"
          class="send"
          aria-label={words.send}
          title={words.send}
          disabled={!draft.trim()}
        >
          <Icon name="send" />
        </button>
      </form>
    );
  }
}
