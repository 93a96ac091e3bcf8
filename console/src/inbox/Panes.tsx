import type { ComponentChildren } from "preact";
import "./panes.css";

interface PanesProps {
  /** What this page is; the list shows it, where there is room for one. */
  title: string;
  list: ComponentChildren;
  /** The middle and right panes; nothing open: "". */
  conversation: ComponentChildren;
  nothing: ComponentChildren;
}

/** List, conversation and visitor beside each other; on a phone one at a time. */
export function Panes({ title, list, conversation, nothing }: PanesProps) {
  return (
    <main class={`panes ${conversation ? "panes-open" : ""}`}>
      <h1 class="visually-hidden">{title}</h1>
      {list}
      {conversation || <div class="panes-nothing">{nothing}</div>}
    </main>
  );
}
