import { me } from "../session.model.ts";
import { Button } from "../ui/Button.tsx";
import { setStatus } from "./actions.model.ts";
import { t } from "./texts.ts";

/** Not online: the reason why no chats come, and the way back. */
export function StatusBanner() {
  const self = me.value;
  if (!self || self.status === "online") return null;
  const title = self.idle ? t("idleTitle") : t(self.status === "away" ? "awayTitle" : "offlineTitle");
  return (
    <div class="list-banner">
      <span>
        <strong>{title}</strong>
        {t(self.status === "away" ? "awayText" : "offlineText")}
      </span>
      <Button size="s" onClick={() => void setStatus("online")}>
        {t("goOnline")}
      </Button>
    </div>
  );
}
