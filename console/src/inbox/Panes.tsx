import type { ComponentChildren } from "preact";
import "./panes.css";

interface PanesProps {
  list: ComponentChildren;
  /** The middle and right panes; nothing open: "". */
  conversation: ComponentChildren;
  nothing: ComponentChildren;
}

/** List, conversation and visitor beside each other; on a phone one at a time. */
export function Panes({ list, conversation, nothing }: PanesProps) {
  return (
    <main class={`panes ${conversation ? "panes-open" : ""}`}>
      {list}
      {conversation || <div class="panes-nothing">{nothing}</div>}
    </main>
  );
}
