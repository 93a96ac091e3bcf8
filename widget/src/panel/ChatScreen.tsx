import { Composer } from "./Composer.tsx";
import { LogView } from "./LogView.tsx";
import type { Panel } from "./panel.model.ts";
import { shownChat } from "./shown-chat.ts";

/** Waiting, talking and afterwards: the conversation stays, what is around it changes. */
export function ChatScreen({ panel }: { panel: Panel }) {
  const state = panel.store.get();
  const { ending, extras, offer, rich, files, tray } = panel.own.get();
  const chat = shownChat(state);
  if (!chat) return null;
  return (
    <>
      {chat.state === "queued" && extras && <extras.Waiting panel={panel} chat={chat} />}
      <LogView panel={panel} chat={chat} state={state} />
      {offer && <p ref={offer} class="push small" role="status" />}
      {state.link === "down" && extras && <extras.LostLine panel={panel} />}
      {chat.state === "ended" ? (
        extras && <extras.EndedFoot panel={panel} />
      ) : ending && extras ? (
        <extras.EndingFoot panel={panel} />
      ) : tray?.recording && files ? (
        <files.RecorderView panel={panel} />
      ) : (
        <>
          {files && <files.TrayView panel={panel} />}
          {rich && <rich.ReplyBar panel={panel} />}
          <Composer panel={panel} draft={state.draft} waiting={chat.state === "queued"} />
        </>
      )}
    </>
  );
}
