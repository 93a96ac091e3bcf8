import type { Panel } from "../panel/panel.model.ts";
import { leaveMessage, putReceiptAway } from "./moves.ts";
import { extraWords } from "./words.ts";

/** The ticket's number. It stays, over reloads, until it is put away. */
export function ReceiptView({ panel }: { panel: Panel }) {
  const words = extraWords(panel);
  const { receipt } = panel.store.get();
  if (!receipt) return null;
  return (
    <div class="screen middle" role="status">
      <h2>{words.receiptTitle}</h2>
      <div class="card">
        <p>{words.receiptNumber}</p>
        <b class="number">#{receipt.number}</b>
      </div>
      <p>{words.receiptText(receipt.email)}</p>
      <button type="button" class="main" onClick={() => putReceiptAway(panel)}>
        {words.done}
      </button>
    </div>
  );
}

/** The server is out of reach: says plainly that the message waits here. */
export function KeptView({ panel }: { panel: Panel }) {
  const words = extraWords(panel);
  return (
    <div class="screen middle" role="status">
      <h2>{words.keptTitle}</h2>
      <p>{words.keptText}</p>
      <button type="button" class="second" onClick={() => leaveMessage(panel)}>
        {words.edit}
      </button>
    </div>
  );
}
