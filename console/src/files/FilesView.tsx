import type { FileCard } from "@palique/shared/conversation.ts";
import { Download, FileText } from "lucide";
import { useState } from "preact/hooks";
import { Icon } from "../ui/Icon.tsx";
import { showPicture } from "./lightbox.model.ts";
import { sizeText } from "./size-text.ts";
import { t } from "./texts.ts";
import { VoicePlayer } from "./VoicePlayer.tsx";
import "./files.css";

/** The files of a message: pictures in a grid, sound and video to play, the rest to save. */
export function FilesView({ files }: { files: readonly FileCard[] }) {
  const pictures = files.filter((file) => file.kind === "image");
  return (
    <div class="files">
      {pictures.length > 0 && (
        <div class={`files-grid ${pictures.length > 1 ? "files-grid-many" : ""}`}>
          {pictures.map((file) => (
            <Picture key={file.id} file={file} isAlone={pictures.length === 1} />
          ))}
        </div>
      )}
      {files.map((file) => (file.kind === "image" ? null : <Other key={file.id} file={file} />))}
    </div>
  );
}

/** Its room is kept before it is there, so that nothing moves under the eyes. */
function Picture({ file, isAlone }: { file: FileCard; isAlone: boolean }) {
  const [isGone, setGone] = useState(false);
  const { width, height } = isAlone ? fitted(file) : { width: 148, height: 148 };
  return (
    <a
      class="files-picture"
      href={file.url}
      target="_blank"
      rel="noopener"
      aria-label={t("open", { name: file.name })}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        showPicture(file, event.currentTarget);
      }}
    >
      {isGone ? (
        <span class="files-gone">{file.name}</span>
      ) : (
        <img
          src={file.thumbnail ?? file.url}
          alt=""
          width={width}
          height={height}
          loading="lazy"
          decoding="async"
          onError={() => setGone(true)}
        />
      )}
    </a>
  );
}

/** Within 300 x 260, never larger than it is. */
function fitted({ width, height }: FileCard): { width: number; height: number } {
  const [w, h] = [width ?? 200, height ?? 150];
  const scale = Math.min(1, 300 / w, 260 / h);
  return { width: Math.max(24, Math.round(w * scale)), height: Math.max(24, Math.round(h * scale)) };
}

function Other({ file }: { file: FileCard }) {
  const { kind, url, name, size, voiceMs } = file;
  if (voiceMs !== undefined) return <VoicePlayer url={url} ms={voiceMs} />;
  return (
    <>
      {kind === "audio" && (
        // biome-ignore lint/a11y/useMediaCaption: a stranger's file has none
        <audio class="files-audio" controls preload="none" src={url} aria-label={name} />
      )}
      {kind === "video" && (
        // biome-ignore lint/a11y/useMediaCaption: a stranger's file has none
        <video class="files-video" controls preload="metadata" src={url} aria-label={name} />
      )}
      <a class="files-row" href={url} download={name}>
        <span class="visually-hidden">{t("downloadShort")} </span>
        <span class="files-icon">
          <Icon icon={FileText} size={18} />
        </span>
        <span class="files-about">
          <bdi class="ellipsis">{name}</bdi>
          <span class="digits">{sizeText(size)}</span>
        </span>
        <Icon icon={Download} size={16} />
      </a>
    </>
  );
}
