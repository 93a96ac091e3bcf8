import { Plus, Users } from "lucide";
import { useState } from "preact/hooks";
import { filesText } from "../files/files-text.ts";
import { locale } from "../i18n/locale.ts";
import { isKnown, operators } from "../inbox/inbox.model.ts";
import { ListSection } from "../inbox/ListSection.tsx";
import { Panes } from "../inbox/Panes.tsx";
import { Skeleton } from "../inbox/Skeleton.tsx";
import { now } from "../live/clock.ts";
import { followLink, go, route } from "../router.ts";
import { teamPath } from "../routes.ts";
import { me } from "../session.model.ts";
import { ago } from "../text/time.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { CountBadge } from "../ui/Badge.tsx";
import { IconButton } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { eventLine } from "./event-line.ts";
import { Face } from "./Face.tsx";
import { GroupDialog } from "./GroupDialog.tsx";
import { RoomView } from "./RoomView.tsx";
import { otherIn, roomList, roomName, rooms, startRoom, strangers, unreadOf } from "./team-chats.model.ts";
import { t } from "./texts.ts";
import "../inbox/row.css";
import "./team-chats.css";

/** The chats of the operators among themselves. */
export function TeamView() {
  const at = route.value;
  const ref = at.name === "team" ? at.ref : null;
  return (
    <Panes
      title={t("title")}
      list={<List openId={ref} />}
      conversation={ref && <RoomView key={ref} id={ref} />}
      nothing={
        <EmptyState icon={Users} title={t("pick")}>
          {t("pickText")}
        </EmptyState>
      }
    />
  );
}

function List({ openId }: { openId: string | null }) {
  const [isNaming, setNaming] = useState(false);
  const chats = roomList.value;
  const others = strangers.value;
  const isAlone = chats.length === 0 && others.length === 0;
  return (
    <div class="list">
      <header class="list-head">
        <h2>{t("title")}</h2>
        {!isAlone && <IconButton icon={Plus} label={t("newGroup")} onClick={() => setNaming(true)} />}
      </header>
      <div class="list-scroll">
        {!isKnown.value ? (
          <Skeleton />
        ) : isAlone ? (
          <p class="list-empty">
            <strong>{t("alone")}</strong>
            {t("aloneText")}
          </p>
        ) : (
          <>
            {chats.length > 0 && (
              <ListSection title={t("chats")} ids={chats.map(({ id }) => id)}>
                {(index, _place, isStop) => {
                  const id = chats[index]?.id ?? "";
                  return <RoomRow key={id} id={id} isOpen={id === openId} isStop={isStop} />;
                }}
              </ListSection>
            )}
            {others.length > 0 && (
              <ListSection title={t("colleagues")} ids={others.map(({ id }) => id)}>
                {(index, _place, isStop) => {
                  const id = others[index]?.id ?? "";
                  return <Stranger key={id} id={id} isStop={isStop} />;
                }}
              </ListSection>
            )}
          </>
        )}
      </div>
      {isNaming && <GroupDialog room={null} onClose={() => setNaming(false)} />}
    </div>
  );
}

function RoomRow({ id, isOpen, isStop }: { id: string; isOpen: boolean; isStop: boolean }) {
  const room = rooms.value.get(id);
  if (!room) return null;
  const { last } = room;
  const unread = unreadOf(room);
  const author = last.authorId === me.value?.id ? t("you") : (operators.value.get(last.authorId)?.name ?? "");
  const said = last.files ? filesText(last.files, last.text) : last.text;
  const words = last.event ? eventLine(last.event, author) : said;
  const lead = last.event || (room.kind === "direct" && last.authorId !== me.value?.id) ? "" : `${author}: `;
  return (
    <li class={`row ${isOpen ? "row-open" : ""}`} data-id={id}>
      <a
        class="row-link"
        href={teamPath(id)}
        tabIndex={isStop ? 0 : -1}
        aria-current={isOpen ? "true" : undefined}
        onClick={followLink}
      >
        {room.kind === "direct" ? (
          <Face id={otherIn(room)} />
        ) : (
          <Avatar
            id={id}
            name={roomName(room)}
            mark={<span class="room-size digits">{room.memberIds.length}</span>}
          />
        )}
        <span class="row-who">
          <strong class={`row-name ellipsis ${unread ? "row-name-new" : ""}`} dir="auto">
            {roomName(room)}
          </strong>
        </span>
        <span class="row-time digits">{ago(last.at, now.value, locale.value)}</span>
        <span class="row-last">
          <span class="row-words ellipsis" dir="auto">
            {lead}
            {words}
          </span>
          <CountBadge count={unread} label={t("unread", { n: unread })} />
        </span>
      </a>
    </li>
  );
}

function Stranger({ id, isStop }: { id: string; isStop: boolean }) {
  const person = operators.value.get(id);
  if (!person) return null;
  const start = async () => {
    const room = await startRoom([id], "");
    if (room) go(teamPath(room.id));
  };
  return (
    <li class="row" data-id={id}>
      <button
        type="button"
        class="row-link room-start"
        tabIndex={isStop ? 0 : -1}
        onClick={() => void start()}
      >
        <Face id={id} />
        <span class="row-who">
          <span class="row-name ellipsis" dir="auto">
            {person.name}
          </span>
        </span>
      </button>
    </li>
  );
}
