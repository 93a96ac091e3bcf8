import { MESSAGE_MAX } from "@palique/shared/limits.ts";
import { Component, createRef } from "preact";
import { isTouch } from "./focus.ts";
import { changeForm } from "./form.model.ts";
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

  private readonly send = () => {
    const { draft, panel } = this.props;
    const { extra, fields, files } = panel.own.get();
    if (this.isFull() && draft.length <= MESSAGE_MAX && !files?.wait(this.send)) {
      panel.actions.send(draft, fields.files ? { ...extra, files: fields.files } : extra);
      panel.own.set({ extra: undefined });
      changeForm(panel, { files: undefined });
    }
    this.box.current?.focus();
  };
  private readonly onSubmit = (event: Event) => {
    event.preventDefault();
    this.send();
  };
  private readonly onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends the choice of a character in an input method: that is no sending.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.onSubmit(event);
  };
  private isFull(): unknown {
    const { draft, panel } = this.props;
    return draft.trim() || panel.own.get().tray?.items.length;
  }
  private fit(): void {
    const box = this.box.current;
    if (!box) return;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  }

  override componentDidMount(): void {
    this.fit();
    // Coming from the form, the cursor goes on in the box.
    const { panel } = this.props;
    const { host, store, own } = panel;
    const { files, lost } = own.get().fields;
    if (files || lost) panel.withFiles();
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
    const full = this.isFull();
    // With nothing to send yet, the button takes a voice note.
    const speaks = panel.config.files && !full;
    const tooLong = draft.length > MESSAGE_MAX;
    return (
      <form class="composer" onSubmit={this.onSubmit}>
        {tooLong && (
          <p class="long wrong small" role="alert">
            {words.tooLong}
          </p>
        )}
        {picking && extras && <extras.EmojiPicker panel={panel} />}
        {panel.config.files && (
          <Tool label={words.attach} icon="clip" onClick={() => panel.withFiles((files) => files.choose())} />
        )}
        <Tool
          label={words.emoji}
          icon="smile"
          aria-expanded={picking}
          onClick={() => panel.own.set({ picking: !picking })}
        />
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
        <Tool
          label={speaks ? words.record : words.send}
          icon={speaks ? "mic" : "send"}
          type={speaks ? "button" : "submit"}
          class={speaks ? "tool" : "send"}
          disabled={!speaks && (!full || tooLong)}
          onClick={(event) => speaks && panel.withFiles((files) => files.record(event))}
        />
      </form>
    );
  }
}
