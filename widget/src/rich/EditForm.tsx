import { MESSAGE_MAX } from "@palique/shared/limits.ts";
import { Component, createRef } from "preact";
import type { Panel } from "../panel/panel.model.ts";
import { edit } from "./message.model.ts";
import { richWords } from "./words.ts";

interface EditProps {
  panel: Panel;
  seq: number;
  text: string;
}

/** An own message in a box, in its place. Enter saves, Escape leaves it as it was. */
export class EditForm extends Component<EditProps, { problem: string; busy: boolean }> {
  override state = { problem: "", busy: false };
  private readonly box = createRef<HTMLTextAreaElement>();

  private readonly close = () => {
    const { own, host } = this.props.panel;
    own.set({ doing: undefined });
    host.root.querySelector<HTMLElement>(".composer textarea")?.focus();
  };
  private readonly save = async (event: Event) => {
    event.preventDefault();
    const { panel, seq, text } = this.props;
    const words = richWords(panel);
    const next = this.box.current?.value.trim() ?? "";
    if (!next || this.state.busy) return;
    if (next === text) return this.close();
    this.setState({ busy: true });
    const failure = await edit(panel, seq, next);
    if (!failure) return this.close();
    this.setState({ busy: false, problem: failure.error === "expired" ? words.expired : words.failed });
  };

  override componentDidMount(): void {
    const box = this.box.current;
    box?.focus();
    box?.setSelectionRange(box.value.length, box.value.length);
    box?.scrollIntoView({ block: "nearest" });
  }

  override render({ panel, text }: EditProps) {
    const words = richWords(panel);
    return (
      <form class="editing" onSubmit={this.save}>
        <textarea
          ref={this.box}
          dir="auto"
          rows={Math.min(6, text.split("\n").length + 1)}
          maxLength={MESSAGE_MAX}
          aria-label={words.edit}
          defaultValue={text}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              event.stopPropagation();
              this.close();
            } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) void this.save(event);
          }}
        />
        {this.state.problem && (
          <p class="wrong small" role="alert">
            {this.state.problem}
          </p>
        )}
        <div class="row">
          <button type="button" class="second small" onClick={this.close}>
            {words.cancel}
          </button>
          <button type="submit" class="main small" aria-disabled={this.state.busy}>
            {words.save}
          </button>
        </div>
      </form>
    );
  }
}
