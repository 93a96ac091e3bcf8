import type { RecordingCard } from "@palique/shared/sharing.ts";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { locale } from "../i18n/locale.ts";
import { viewer } from "../inbox/inbox.model.ts";
import { now } from "../live/clock.ts";
import { viewerOrigin, viewerUrl } from "../sharing/offer.ts";
import { moment } from "../text/time.ts";
import { shownTheme } from "../theme.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { PlayerBar } from "./PlayerBar.tsx";
import { openPlayer, type Player } from "./player.model.ts";
import { tRecordings as t } from "./recordings-texts.ts";
import { useOrigins } from "./use-origins.ts";
import "./tool.css";
import "./recordings.css";

interface RecordingProps {
  card: RecordingCard;
  pageUrl: string;
  hosts: readonly string[];
  onClose: () => void;
}

/** A recording, played where no script of it runs: in the viewer. */
export function RecordingView({ card, pageUrl, hosts, onClose }: RecordingProps) {
  const player = useMemo(() => openPlayer(card.id, shownTheme()), [card.id]);
  useEffect(() => () => player.close(), [player]);
  const when = moment(card.startedAt, now.peek(), locale.value);
  return (
    <Dialog title={t("player", { when })} size="full" onClose={onClose}>
      <div class="player">
        <Picture player={player} pageUrl={pageUrl} hosts={hosts} />
        <PlayerBar player={player} />
      </div>
    </Dialog>
  );
}

interface PictureProps {
  player: Player;
  pageUrl: string;
  hosts: readonly string[];
}

function Picture({ player, pageUrl, hosts }: PictureProps) {
  const iframe = useRef<HTMLIFrameElement>(null);
  const origin = viewerOrigin(viewer.value, location) ?? "";
  const origins = useOrigins(pageUrl, player.drawn.value?.url);
  const url = viewerUrl(origin, [...origins, ...hosts]);
  useLayoutEffect(() => (iframe.current ? player.attach(iframe.current, origin) : undefined), [player, url]);
  const state = player.state.value;
  return (
    <div class="player-picture">
      <iframe
        key={url}
        ref={iframe}
        class="player-frame"
        src={url}
        title={t("page")}
        sandbox="allow-scripts allow-same-origin"
        referrerpolicy="no-referrer"
        allow=""
      />
      {state !== "ready" && (
        <div class="player-cover" role="status">
          <p>{t(state, { origin })}</p>
          {state === "failed" && <Button onClick={player.retry}>{t("retry")}</Button>}
        </div>
      )}
    </div>
  );
}
