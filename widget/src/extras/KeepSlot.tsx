import { Component } from "preact";
import type { Keep } from "../keep/keep.ts";
import type { Panel } from "../panel/panel.model.ts";

let loaded: Keep | undefined;

/** What comes a moment after the end of a chat, and not at all where nothing can be loaded. */
export class KeepSlot extends Component<{ panel: Panel }> {
  override componentDidMount(): void {
    if (loaded) return;
    import("../keep/keep.ts").then(
      ({ keep }) => {
        if (!loaded) this.props.panel.host.addStyles(keep.css);
        loaded = keep;
        this.setState({});
      },
      () => {
        // Out of reach: the next end tries again.
      },
    );
  }

  override render({ panel }: { panel: Panel }) {
    return loaded && <loaded.KeepBar panel={panel} />;
  }
}
