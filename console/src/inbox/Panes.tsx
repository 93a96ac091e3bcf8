import type { ComponentChildren } from "preact";
import { Separator } from "../layout/Separator.tsx";
import "./panes.css";

interface PanesProps {
  /** What this page is; the list shows it, where there is room for one. */
  title: string;
  list: ComponentChildren;
  /** The middle and right panes; nothing open: "". */
  conversation: ComponentChildren;
  nothing: ComponentChildren;
  /** A second conversation, where there is room. */
  beside?: ComponentChildren;
}

/** List, conversation and visitor beside each other; on a phone one at a time. */
export function Panes({ title, list, conversation, nothing, beside }: PanesProps) {
  return (
    <main class={`panes ${conversation ? "panes-open" : ""} ${beside ? "panes-pair" : ""}`}>
      <h1 class="visually-hidden">{title}</h1>
      {list}
      <Separator pane="list" />
      {conversation || <div class="panes-nothing">{nothing}</div>}
      {beside}
      <Separator pane="details" />
    </main>
  );
}
