import type { FileCard } from "@palique/shared/conversation.ts";
import { FILES_MAX } from "@palique/shared/limits.ts";
import { FileText, Paperclip, X } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import { sizeText } from "../../files/size-text.ts";
import { TrayView } from "../../files/TrayView.tsx";
import { t as tFiles } from "../../files/texts.ts";
import { addFiles, type Tray, takeFiles } from "../../files/trays.model.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { notify } from "../../ui/notices.model.ts";
import type { Form } from "../form.model.ts";
import type { CannedValues } from "./canned-form.ts";
import { t } from "./texts.ts";
import "../../files/tray.css";

interface FilesFieldProps {
  form: Form<CannedValues>;
  tray: Tray;
}

/** What goes along with the text. An upload becomes part of the form once it is on the server. */
export function FilesField({ form, tray }: FilesFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const { files } = form.values.value;
  const items = tray.items.value;
  const room = FILES_MAX - files.length - items.length;
  useEffect(() => {
    if (items.some((item) => item.card))
      form.set({ files: [...form.values.peek().files, ...takeFiles(tray)] });
  }, [items]);
  const error = form.errors.value.fileIds;
  return (
    <div class="stack-s">
      {files.length > 0 && (
        <ul class="tray canned-tray" aria-label={t("files")}>
          {files.map((file) => (
            <Item
              key={file.id}
              file={file}
              onRemove={() => form.set({ files: files.filter(({ id }) => id !== file.id) })}
            />
          ))}
        </ul>
      )}
      <TrayView tray={tray} />
      <div>
        <Button
          icon={Paperclip}
          size="s"
          disabled={room <= 0}
          aria-invalid={error ? true : undefined}
          onClick={() => input.current?.click()}
        >
          {t("attach")}
        </Button>
      </div>
      {error && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t("attach")}
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          if (chosen.length > room) notify(tFiles("tooMany", { n: FILES_MAX }), "problem");
          addFiles(tray, chosen.slice(0, Math.max(0, room)));
          // The same file can be chosen again.
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}

function Item({ file, onRemove }: { file: FileCard; onRemove: () => void }) {
  const { name, size, thumbnail, url } = file;
  return (
    <li class="tray-item">
      {thumbnail ? (
        <img class="tray-picture" src={thumbnail} alt="" />
      ) : (
        <span class="tray-picture">
          <Icon icon={FileText} size={18} />
        </span>
      )}
      <span class="tray-about">
        <a class="ellipsis" href={url} target="_blank" rel="noopener" title={name} dir="auto">
          {name}
        </a>
        <span class="digits">{sizeText(size)}</span>
      </span>
      <IconButton icon={X} size="s" label={t("removeFile", { name })} onClick={onRemove} />
    </li>
  );
}
