import type { OperatorSelf } from "@palique/shared/operator.ts";
import { useRef, useState } from "preact/hooks";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { t } from "../texts.ts";
import { removePicture, setPicture } from "./profile.model.ts";
import "../operators/people.css";

/** The own picture; it is saved as soon as it is chosen. */
export function PictureField({ self }: { self: OperatorSelf }) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    setBusy(true);
    setProblem(await setPicture(file));
    setBusy(false);
    // The same file can be chosen again.
    if (input.current) input.current.value = "";
  }

  return (
    <div class="picture">
      <Avatar id={self.id} name={self.name} src={self.avatar} size="l" />
      <div class="stack-s">
        <div class="picture-buttons">
          <Button size="s" busy={busy} onClick={() => input.current?.click()}>
            {t(self.avatar ? "changePicture" : "choosePicture")}
          </Button>
          {self.avatar && (
            <Button size="s" variant="ghost" onClick={() => void removePicture()}>
              {t("removePicture")}
            </Button>
          )}
        </div>
        <p class="field-hint">{t("pictureHint")}</p>
        {problem && (
          <p class="field-error" role="alert">
            {problem}
          </p>
        )}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/webp"
        aria-label={t("picture")}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
    </div>
  );
}
