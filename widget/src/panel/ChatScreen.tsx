import type { ChatView } from "@palique/shared/visitor.ts";
import { Composer } from "./Composer.tsx";
import { changeForm } from "./form.model.ts";
import { LogView } from "./LogView.tsx";
import { leaveMessage, type Panel, run } from "./panel.model.ts";
import { shownChat } from "./shown-chat.ts";

/** Waiting, talking and afterwards: the conversation stays, what is around it changes. */
export function ChatScreen({ panel }: { panel: Panel }) {
  const state = panel.store.get();
  const { words, ending } = panel.own.get();
  const chat = shownChat(state);
  if (!chat) return null;
  return (
    <>
      {chat.state === "queued" && <Waiting panel={panel} chat={chat} />}
      <LogView panel={panel} chat={chat} state={state} />
      {state.link === "down" && (
        <p class="note small banner" role="status">
          {words.lost}
        </p>
      )}
      {chat.state === "ended" ? (
        <Ended panel={panel} />
      ) : ending ? (
        <Ending panel={panel} />
      ) : (
        <Composer panel={panel} draft={state.draft} waiting={chat.state === "queued"} />
      )}
    </>
  );
}

function Waiting({ panel, chat }: { panel: Panel; chat: ChatView }) {
  const { words } = panel.own.get();
  const { position, estimateMs, departmentOnline } = chat;
  const place = position && position > 1 ? words.place(position) : words.next;
  const title = departmentOnline ? place : words.offline;
  const wait = estimateMs === null ? "" : words.wait(Math.ceil(estimateMs / 60_000));
  return (
    <div class="waiting">
      <div class="card">
        <div role="status">
          <h2>{title}</h2>
          <p>{departmentOnline ? `${wait} ${words.waitHint}` : words.waitOffline}</p>
        </div>
        <button type="button" class="link small" onClick={() => leaveMessage(panel)}>
          {words.leaveMessage}
        </button>
      </div>
    </div>
  );
}

/** Asks once more: what is ended by a slip of the finger leaves somebody without an answer. */
function Ending({ panel }: { panel: Panel }) {
  const { words, busy } = panel.own.get();
  return (
    <div class="foot">
      <p role="status">{words.endQuestion}</p>
      <div class="row">
        <button type="button" class="second" onClick={() => panel.own.set({ ending: false })}>
          {words.keepChatting}
        </button>
        <button
          ref={focusIt}
          type="button"
          class="main danger"
          aria-disabled={busy}
          onClick={() => run(panel, "end")}
        >
          {words.endChat}
        </button>
      </div>
    </div>
  );
}

/** After the end: go on, or begin anew. */
function Ended({ panel }: { panel: Panel }) {
  const { words, busy } = panel.own.get();
  const startOver = () => {
    changeForm(panel, { text: "", subject: "" });
    panel.actions.startOver();
  };
  return (
    <div class="foot">
      <p>{words.ended}</p>
      <div class="row">
        <button type="button" class="second" aria-disabled={busy} onClick={() => run(panel, "resume")}>
          {words.continueChat}
        </button>
        <button type="button" class="main" onClick={startOver}>
          {words.newChat}
        </button>
      </div>
    </div>
  );
}

/** The button that asked is gone: the cursor goes on to the answer. */
function focusIt(button: HTMLElement | null): void {
  button?.focus();
}
