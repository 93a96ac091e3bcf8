import { FileText, RotateCw, X } from "lucide";
import { IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { sizeText } from "./size-text.ts";
import { t } from "./texts.ts";
import { removeItem, retryItem, type Tray, type TrayItem } from "./trays.model.ts";
import { VoicePlayer } from "./VoicePlayer.tsx";
import "./tray.css";

/** The server's no to these stays a no. */
const FOR_GOOD = new Set(["too-large", "file-refused", "forbidden", "not-found"]);

interface TrayProps {
  tray: Tray;
  /** Why the message cannot be sent yet; "": it was not tried. */
  status?: string;
}

/** What goes along with the message, each with how far it is. */
export function TrayView({ tray, status = "" }: TrayProps) {
  const items = tray.items.value;
  if (items.length === 0) return null;
  return (
    <>
      <ul class="tray" aria-label={t("attached")}>
        {items.map((item) => (
          <Item key={item.clientId} tray={tray} item={item} />
        ))}
      </ul>
      <p class="tray-status" role="status">
        {status}
      </p>
    </>
  );
}

function Item({ tray, item }: { tray: Tray; item: TrayItem }) {
  const { clientId, name, size, sent, card, failure, preview, isImage, voiceMs } = item;
  const percent = Math.min(99, Math.round((sent / size) * 100));
  const source = isImage ? preview || card?.thumbnail : null;
  const label = voiceMs === null ? name : t("voiceNote");
  return (
    <li class={`tray-item ${failure ? "tray-failed" : ""} ${voiceMs === null ? "" : "tray-voice"}`}>
      {voiceMs !== null ? (
        <VoicePlayer url={preview || card?.url || ""} ms={voiceMs} />
      ) : source ? (
        <img class="tray-picture" src={source} alt="" />
      ) : (
        <span class="tray-picture">
          <Icon icon={FileText} size={18} />
        </span>
      )}
      {voiceMs === null && (
        <span class="tray-about">
          <bdi class="ellipsis" title={name}>
            {name}
          </bdi>
          <span class="digits">{card || failure ? sizeText(size) : `${percent} % · ${sizeText(size)}`}</span>
        </span>
      )}
      {failure && !FOR_GOOD.has(failure.error) && (
        <IconButton icon={RotateCw} size="s" label={t("retry")} onClick={() => retryItem(tray, clientId)} />
      )}
      <IconButton
        icon={X}
        size="s"
        label={t(card || failure ? "remove" : "cancel", { name: label })}
        onClick={() => removeItem(tray, clientId)}
      />
      {!card && !failure && (
        <progress
          class="tray-progress"
          max={100}
          value={percent}
          aria-label={t("uploading", { name: label, percent })}
        />
      )}
      <span class="visually-hidden" role="status">
        {card ? t("ready", { name: label }) : ""}
      </span>
    </li>
  );
}
