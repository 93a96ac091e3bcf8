import { changeForm } from "../panel/form.model.ts";
import type { Panel } from "../panel/panel.model.ts";
import { KeepSlot } from "./KeepSlot.tsx";
import { run, startOver } from "./moves.ts";
import { RatingView } from "./RatingView.tsx";
import { extraWords } from "./words.ts";

/** Asks once more: what is ended by a slip of the finger leaves somebody without an answer. */
export function EndingFoot({ panel }: { panel: Panel }) {
  const { words, busy } = panel.own.get();
  const { endQuestion, keepChatting } = extraWords(panel);
  return (
    <div class="foot">
      <p role="status">{endQuestion}</p>
      <div class="row">
        <button type="button" class="second" onClick={() => panel.own.set({ ending: false })}>
          {keepChatting}
        </button>
        <button
          ref={focusIt}
          type="button"
          class="main danger"
          aria-disabled={busy}
          onClick={() => run(panel, "chat:end")}
        >
          {words.endChat}
        </button>
      </div>
      <KeepSlot panel={panel} />
    </div>
  );
}

/** After the end: go on, or begin anew. */
export function EndedFoot({ panel }: { panel: Panel }) {
  const { words, busy } = panel.own.get();
  const { continueChat, newChat } = extraWords(panel);
  const rating = panel.store.get().chat?.rating;
  // Nobody there, or too many waiting: what was to be said can be left as a message.
  const resume = async () => {
    const reply = await run(panel, "chat:resume");
    if (reply.ok) return;
    changeForm(panel, { text: panel.own.get().fields.text || panel.store.get().draft });
    panel.own.set({ leaving: true });
  };
  return (
    <div class="foot">
      {rating && <RatingView panel={panel} rating={rating} />}
      <p>{words.ended}</p>
      <div class="row">
        <button type="button" class="second" aria-disabled={busy} onClick={resume}>
          {continueChat}
        </button>
        <button type="button" class="main" onClick={() => startOver(panel)}>
          {newChat}
        </button>
      </div>
      <KeepSlot panel={panel} />
    </div>
  );
}

/** The button that asked is gone: the cursor goes on to the answer. */
function focusIt(button: HTMLElement | null): void {
  button?.focus();
}
