import type { FileCard } from "@palique/shared/conversation.ts";
import { Component } from "preact";
import type { Panel } from "../panel/panel.model.ts";
import { sizeText } from "./amounts.ts";
import { LightboxView } from "./LightboxView.tsx";
import { Shape } from "./Shape.tsx";
import { VoicePlayer } from "./VoicePlayer.tsx";
import { fileWords } from "./words.ts";

interface FilesProps {
  panel: Panel;
  files: readonly FileCard[];
}

/** The files of a message: pictures to look at, sound and video to play, the rest to save. */
export class FilesView extends Component<FilesProps, { shown: number }> {
  override state = { shown: -1 };

  override render({ panel, files }: FilesProps, { shown }: { shown: number }) {
    const pictures = files.filter(({ kind }) => kind === "image");
    const show = (at: number) => this.setState({ shown: at });
    return (
      <div class="files">
        {pictures.length > 0 && (
          <div class={`pictures ${pictures.length > 1 ? "many" : ""}`}>
            {pictures.map((file, at) => (
              <Picture
                key={file.id}
                panel={panel}
                file={file}
                alone={pictures.length === 1}
                open={() => show(at)}
              />
            ))}
          </div>
        )}
        {files.map((file) => file.kind !== "image" && <Other key={file.id} panel={panel} file={file} />)}
        {pictures[shown] && <LightboxView panel={panel} pictures={pictures} at={shown} show={show} />}
      </div>
    );
  }
}

interface PictureProps {
  panel: Panel;
  file: FileCard;
  alone: boolean;
  open(): void;
}

/** Its room is kept before it is there, so that nothing moves under the eyes. */
function Picture({ panel, file, alone, open }: PictureProps) {
  const { name, thumbnail, url } = file;
  const [width, height] = alone ? fitted(file) : [116, 116];
  const label = fileWords(panel).open(name);
  return (
    <button
      type="button"
      aria-label={label}
      // A long touch has opened the message's menu instead.
      onClick={() => panel.own.get().doing || open()}
    >
      <img
        src={panel.host.origin + (thumbnail ?? url)}
        alt=""
        width={width}
        height={height}
        loading="lazy"
        decoding="async"
        onError={({ currentTarget }) => currentTarget.replaceWith(name)}
      />
    </button>
  );
}

/** Within 256 x 240, never larger than it is. */
function fitted({ width, height }: FileCard): [number, number] {
  const [w, h] = [width || 200, height || 150];
  const scale = Math.min(1, 256 / w, 240 / h);
  return [Math.max(24, Math.round(w * scale)), Math.max(24, Math.round(h * scale))];
}

function Other({ panel, file }: { panel: Panel; file: FileCard }) {
  const { kind, name, size, voiceMs } = file;
  const url = panel.host.origin + file.url;
  if (voiceMs !== undefined) return <VoicePlayer panel={panel} url={file.url} ms={voiceMs} />;
  return (
    <>
      {kind === "audio" && (
        // biome-ignore lint/a11y/useMediaCaption: a stranger's file has none
        <audio controls preload="none" src={url} aria-label={name} />
      )}
      {kind === "video" && (
        // biome-ignore lint/a11y/useMediaCaption: a stranger's file has none
        <video controls preload="metadata" playsInline src={url} aria-label={name} />
      )}
      <a class="file" href={`${url}?save`} download={name}>
        <span class="thumb">
          <Shape name="file" />
        </span>
        <span class="about">
          <span class="unseen">{fileWords(panel).save}</span>
          <bdi>{name}</bdi>
          <span>{sizeText(panel, size)}</span>
        </span>
        <Shape name="save" />
      </a>
    </>
  );
}
