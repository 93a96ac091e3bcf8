import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { ShareView } from "@palique/shared/sharing.ts";
import { t as tCalls } from "../calls/call-texts.ts";
import { call, takeCall } from "../calls/calls.model.ts";
import { ScreenSlot } from "../calls/ScreenSlot.tsx";
import { viewer } from "../inbox/inbox.model.ts";
import { visitorName } from "../inbox/row-text.ts";
import { now } from "../live/clock.ts";
import { me } from "../session.model.ts";
import { digits } from "../text/time.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { iconOf } from "./AskMenu.tsx";
import { mayAsk } from "./askable.ts";
import { isWatched, sharesIn, stop, watch, watchedIn } from "./sharing.model.ts";
import { tStage } from "./stage-texts.ts";
import "./sharing.css";

/** One line for each thing that is asked for or shared; the page that is shown beside the chat says so itself. */
export function StripView({ row }: { row: ConversationSummary }) {
  const watched = watchedIn(row.id);
  return (
    <>
      <div class="share-strips" role="status">
        {sharesIn(row.id).map(
          (share) => share.id !== watched?.id && <Line key={share.kind} row={row} share={share} />,
        )}
      </div>
      <ScreenSlot row={row} />
    </>
  );
}

function Line({ row, share }: { row: ConversationSummary; share: ShareView }) {
  if (share.state === "asked") return <AskedLine row={row} share={share} />;
  return <ActiveLine row={row} share={share} />;
}

interface LineProps {
  row: ConversationSummary;
  share: ShareView;
}

function AskedLine({ row, share }: LineProps) {
  const name = visitorName(row);
  return (
    <div class="share-strip">
      <Icon icon={iconOf(share.kind)} size={14} />
      <span class="share-strip-text">
        {tStage(`${share.kind === "call" ? (share.media ?? "voice") : share.kind}Waits`, { name })} ·{" "}
        <span class="digits" aria-live="off">
          {digits(share.expiresAt - now.value)}
        </span>
      </span>
      {mayAsk(row) && (
        <Button size="s" onClick={() => void stop(share, "all")}>
          {tStage("withdraw")}
        </Button>
      )}
    </div>
  );
}

function ActiveLine({ row, share }: LineProps) {
  const name = visitorName(row);
  const isUnseen = share.kind === "screen" ? !isWatched(share) : share.kind === "cobrowse" && viewer.value;
  const isElsewhere = share.kind === "call" && share.by.id === me.value?.id && call.value?.id !== share.id;
  return (
    <div class="share-strip share-strip-on">
      <Icon icon={iconOf(share.kind)} size={14} />
      <span class="share-strip-text">
        {tStage(`${share.kind === "call" ? (share.media ?? "voice") : share.kind}On`, { name })} ·{" "}
        <span class="digits" aria-live="off">
          {digits(now.value - (share.startedAt ?? now.value))}
        </span>
      </span>
      {isElsewhere && (
        <Button size="s" onClick={() => takeCall(share)}>
          {tCalls("here")}
        </Button>
      )}
      {isUnseen && (
        <Button size="s" onClick={() => watch(share)}>
          {tStage("watch")}
        </Button>
      )}
      {mayAsk(row) && (
        <Button size="s" onClick={() => void stop(share, "all")}>
          {tStage("stop")}
        </Button>
      )}
    </div>
  );
}
