import { ArrowLeft, SearchX, Settings2 } from "lucide";
import { useState } from "preact/hooks";
import { t as tShell } from "../app/texts.ts";
import { DropZone } from "../files/DropZone.tsx";
import { lightbox } from "../files/lightbox.model.ts";
import { t as tFiles } from "../files/texts.ts";
import { operators } from "../inbox/inbox.model.ts";
import { Skeleton } from "../inbox/Skeleton.tsx";
import { followLink } from "../router.ts";
import { teamPath } from "../routes.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { IconButton } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Icon } from "../ui/Icon.tsx";
import { lazy } from "../ui/Lazy.tsx";
import { Face } from "./Face.tsx";
import { GroupDialog } from "./GroupDialog.tsx";
import { RoomBox } from "./RoomBox.tsx";
import { RoomLog } from "./RoomLog.tsx";
import { holdTalk } from "./talks.model.ts";
import { otherIn, roomName, rooms } from "./team-chats.model.ts";
import { t } from "./texts.ts";
import "../conversation/conversation.css";

const Lightbox = lazy(async () => (await import("../files/LightboxView.tsx")).LightboxView);

/** One room: who is in it, what was said, and the box. */
export function RoomView({ id }: { id: string }) {
  const [isChanging, setChanging] = useState(false);
  const talk = holdTalk(id);
  const room = rooms.value.get(id);
  const state = talk.state.value;
  const isGone = state === "missing" || (state === "ready" && !room);
  const back = (
    <a
      class="conversation-back icon-button"
      href={teamPath()}
      onClick={followLink}
      aria-label={t("backToList")}
    >
      <Icon icon={ArrowLeft} />
    </a>
  );
  if (isGone || !room) {
    return (
      <section class="conversation room">
        <header class="conversation-head">{back}</header>
        {isGone ? (
          <EmptyState icon={SearchX} title={t("missing")}>
            {t("missingText")}
          </EmptyState>
        ) : (
          <Skeleton />
        )}
      </section>
    );
  }
  const name = roomName(room);
  const other = room.kind === "direct" ? operators.value.get(otherIn(room)) : null;
  return (
    <section class="conversation room" data-room={id}>
      <header class="conversation-head">
        {back}
        {room.kind === "direct" ? <Face id={otherIn(room)} /> : <Avatar id={id} name={name} />}
        <div class="conversation-who">
          <h2 class="ellipsis">
            <bdi>{name}</bdi>
          </h2>
          <p class="ellipsis">
            {room.kind === "direct"
              ? tShell(other?.connected ? other.status : "offline")
              : t("members", { n: room.memberIds.length })}
          </p>
        </div>
        {room.kind === "group" && (
          <IconButton icon={Settings2} label={t("membersOf")} onClick={() => setChanging(true)} />
        )}
      </header>
      {state === "loading" ? (
        <div class="conversation-loading">
          <Skeleton />
        </div>
      ) : (
        <RoomLog talk={talk} room={room} />
      )}
      <RoomBox key={id} roomId={id} name={name} />
      <DropZone id={id} hint={tFiles("dropTeam")} />
      {lightbox.value?.placeId === id && <Lightbox />}
      {isChanging && <GroupDialog room={room} onClose={() => setChanging(false)} />}
    </section>
  );
}
