import { Paperclip } from "lucide";
import { useRef } from "preact/hooks";
import { IconButton } from "../ui/Button.tsx";
import { t } from "./texts.ts";
import { addFiles, type Tray } from "./trays.model.ts";

export function AttachButton({ tray }: { tray: Tray }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton icon={Paperclip} size="s" label={t("attach")} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          addFiles(tray, event.currentTarget.files ?? []);
          // The same file can be chosen again.
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
