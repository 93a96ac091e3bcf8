import { MESSAGE_MAX } from "@palique/shared/limits.ts";
import { Component, createRef } from "preact";
import { isTouch } from "./focus.ts";
import { Tool } from "./Icon.tsx";
import type { Panel } from "./panel.model.ts";

interface ComposerProps {
  panel: Panel;
  draft: string;
  waiting: boolean;
}

/** The box. Enter sends, Shift+Enter breaks the line; it grows with what is in it. */
export class Composer extends Component<ComposerProps> {
  private readonly box = createRef<HTMLTextAreaElement>();

  private readonly send = (event: Event) => {
    const { draft, panel } = this.props;
    event.preventDefault();
    if (draft.trim() && draft.length <= MESSAGE_MAX) {
      panel.actions.send(draft, panel.own.get().extra);
      panel.own.set({ extra: undefined });
    }
    this.box.current?.focus();
  };
  private readonly onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends the choice of a character in an input method: that is no sending.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.send(event);
  };
  private readonly pick = (emoji?: string) => {
    const box = this.box.current;
    this.props.panel.own.set({ picking: false });
    box?.focus();
    if (!box || !emoji) return;
    box.setRangeText(emoji, box.selectionStart, box.selectionEnd, "end");
    this.props.panel.actions.type(box.value);
  };
  private readonly toggle = () => {
    const { own } = this.props.panel;
    if (own.get().picking) this.pick();
    else own.set({ picking: true });
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

  override componentWillUnmount(): void {
    this.props.panel.own.set({ picking: false });
  }

  override render({ panel, draft, waiting }: ComposerProps) {
    const { words, picking, extras } = panel.own.get();
    const tooLong = draft.length > MESSAGE_MAX;
    return (
      <form class="composer" onSubmit={this.send}>
        {tooLong && (
          <p class="long wrong small" role="alert">
            {words.tooLong}
          </p>
        )}
        {picking && extras && <extras.EmojiPicker label={words.emoji} onPick={this.pick} />}
        <Tool label={words.emoji} icon="smile" aria-expanded={picking} onClick={this.toggle} />
        <textarea
          ref={this.box}
          rows={1}
          dir="auto"
          aria-label={words.message}
          placeholder={waiting ? words.composerWaiting : words.composer}
          enterkeyhint="send"
          value={draft}
          onInput={(event) => panel.actions.type(event.currentTarget.value)}
          onKeyDown={this.onKeyDown}
        />
        <Tool label={words.send} icon="send" type="submit" class="send" disabled={!draft.trim() || tooLong} />
      </form>
    );
  }
}
