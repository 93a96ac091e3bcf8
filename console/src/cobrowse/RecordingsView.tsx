import type { RecordingCard } from "@palique/shared/sharing.ts";
import { Play, Trash2 } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { locale } from "../i18n/locale.ts";
import { now } from "../live/clock.ts";
import { me } from "../session.model.ts";
import { sharesIn } from "../sharing/sharing.model.ts";
import { digits, moment } from "../text/time.ts";
import { IconButton } from "../ui/Button.tsx";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { lazy } from "../ui/Lazy.tsx";
import { loadRecordings, recordingsOf, removeRecording } from "./recordings.model.ts";
import { tRecordings as t } from "./recordings-texts.ts";
import "./recordings.css";

const Player = lazy(async () => (await import("./RecordingView.tsx")).RecordingView);

interface RecordingsProps {
  conversationId: string;
  /** A page that the visitor has shown lately: whoever looks at a recording before anything is drawn sees it, too. */
  pageUrl: string;
  hosts: readonly string[];
}

/** Among the details of a conversation: what was recorded in it. */
export function RecordingsView({ conversationId, pageUrl, hosts }: RecordingsProps) {
  const [playing, setPlaying] = useState<RecordingCard | null>(null);
  const [removing, setRemoving] = useState<RecordingCard | null>(null);
  const isGoingOn = sharesIn(conversationId).some((share) => share.recording);
  useEffect(() => void loadRecordings(conversationId), [conversationId, isGoingOn]);
  const cards = recordingsOf(conversationId);
  if (cards.length === 0) return null;
  const mayRemove = me.value?.role !== "agent";
  return (
    <>
      <h3>{t("title")}</h3>
      <ul class="recordings">
        {cards.map((card) => {
          const when = moment(card.startedAt, now.peek(), locale.value);
          return (
            <li key={card.id} class="recording">
              <button
                type="button"
                class="recording-play"
                disabled={card.endedAt === null}
                onClick={() => setPlaying(card)}
              >
                <Icon icon={Play} size={14} />
                <span class="visually-hidden">{t("play")}</span>
                <span>
                  {when} · <bdi>{card.operatorName}</bdi>
                </span>
                <span class="digits recording-time">
                  {card.endedAt === null ? t("goesOn") : digits(card.durationMs)}
                </span>
              </button>
              {mayRemove && (
                <IconButton
                  icon={Trash2}
                  size="s"
                  label={t("removeNamed", { when })}
                  onClick={() => setRemoving(card)}
                />
              )}
              {card.deletedAt !== null && (
                <small>{t("until", { when: moment(card.deletedAt, now.peek(), locale.value) })}</small>
              )}
            </li>
          );
        })}
      </ul>
      {playing && <Player card={playing} pageUrl={pageUrl} hosts={hosts} onClose={() => setPlaying(null)} />}
      {removing && (
        <ConfirmDialog
          title={t("removeTitle")}
          action={t("remove")}
          isGrave
          onClose={() => setRemoving(null)}
          onConfirm={() => void removeRecording(conversationId, removing.id)}
        >
          {t("removeText")}
        </ConfirmDialog>
      )}
    </>
  );
}
