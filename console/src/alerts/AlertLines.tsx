import { signal } from "@preact/signals";
import { BellRing, VolumeX, X } from "lucide";
import { remembered } from "../storage.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { askPermission, permission } from "./notices.model.ts";
import { soundBlocked } from "./sound.model.ts";
import { t } from "./texts.ts";
import "./alerts.css";

const stored = remembered("palique.asked", false);
const isPutAway = signal(stored.read());

function putAway(): void {
  isPutAway.value = true;
  stored.write(true);
}

/** Above the list: the browser's permission is asked for once, calmly; and why nothing is heard. */
export function AlertLines() {
  const asks = permission.value === "default" && !isPutAway.value;
  return (
    <>
      {soundBlocked.value && (
        <p class="alert-line" role="status">
          <Icon icon={VolumeX} size={16} />
          {t("blocked")}
        </p>
      )}
      {asks && (
        <div class="alert-line">
          <Icon icon={BellRing} size={16} />
          <span class="alert-line-text">{t("askTitle")}</span>
          <Button size="s" onClick={() => void askPermission()}>
            {t("turnOn")}
          </Button>
          <IconButton icon={X} size="s" label={t("notNow")} onClick={putAway} />
        </div>
      )}
    </>
  );
}
