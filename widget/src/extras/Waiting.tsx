import type { ChatView } from "@palique/shared/visitor.ts";
import type { Panel } from "../panel/panel.model.ts";
import { leaveMessage } from "./moves.ts";
import { extraWords } from "./words.ts";

/** The place in the queue, and the way out of it. */
export function Waiting({ panel, chat }: { panel: Panel; chat: ChatView }) {
  const { words } = panel.own.get();
  const { next, place, wait, waitHint, waitOffline } = extraWords(panel);
  const { position, estimateMs, departmentOnline } = chat;
  const online = position && position > 1 ? place(position) : next;
  const estimate = estimateMs === null ? "" : wait(Math.ceil(estimateMs / 60_000));
  return (
    <div class="waiting">
      <div class="card">
        <div role="status">
          <h2>{departmentOnline ? online : words.offline}</h2>
          <p>{departmentOnline ? `${estimate} ${waitHint}` : waitOffline}</p>
        </div>
        <button type="button" class="link small" onClick={() => leaveMessage(panel)}>
          {words.leaveMessage}
        </button>
      </div>
    </div>
  );
}
