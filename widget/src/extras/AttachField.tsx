import { Component } from "preact";
import type { Panel } from "../panel/panel.model.ts";

/** Files for a message that is left. What takes them comes with the form: later it may be out of reach. */
export class AttachField extends Component<{ panel: Panel }> {
  override componentDidMount(): void {
    this.props.panel.withFiles();
  }
  override componentWillUnmount(): void {
    // Whoever turned back to the chat leaves no message any more.
    this.props.panel.own.get().files?.set({ waits: false });
  }
  override render({ panel }: { panel: Panel }) {
    const { words, files } = panel.own.get();
    return (
      <div class="field">
        {files && <files.TrayView panel={panel} />}
        <button type="button" class="second" onClick={() => panel.withFiles((there) => there.choose())}>
          {words.attach}
        </button>
      </div>
    );
  }
}
