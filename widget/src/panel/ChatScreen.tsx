import type { ChatView } from "@palique/shared/visitor.ts";
import { Composer } from "./Composer.tsx";
import { LogView } from "./LogView.tsx";
import { leaveMessage, type Panel } from "./panel.model.ts";
import { shownChat } from "./shown-chat.ts";

/** Waiting, talking and afterwards: the conversation stays, what is around it changes. */
export function ChatScreen({ panel }: { panel: Panel }) {
  const state = panel.store.get();
  const { words, ending, extras, offer, rich } = panel.own.get();
  const chat = shownChat(state);
  if (!chat) return null;
  return (
    <>
      {chat.state === "queued" && <Waiting panel={panel} chat={chat} />}
      <LogView panel={panel} chat={chat} state={state} />
      {offer && <p ref={offer} class="push small" role="status" />}
      {state.link === "down" && (
        <p class="note small banner" role="status">
          {words.lost}
        </p>
      )}
      {chat.state === "ended" ? (
        extras && <extras.EndedFoot panel={panel} />
      ) : ending && extras ? (
        <extras.EndingFoot panel={panel} />
      ) : (
        <>
          {rich && <rich.ReplyBar panel={panel} />}
          <Composer panel={panel} draft={state.draft} waiting={chat.state === "queued"} />
        </>
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
