import { WifiOff } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { linkState } from "../live/link.ts";
import { Icon } from "../ui/Icon.tsx";
import { t } from "./texts.ts";

/** A short cut passes unseen. */
const SHOWN_AFTER_MS = 900;

/** Says that the connection is gone, and what that means; nothing is blocked by it. */
export function ConnectionLine() {
  const isCut = linkState.value === "cut" || linkState.value === "connecting";
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (!isCut) return;
    const timer = setTimeout(() => setLong(true), SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isCut]);
  return (
    <div role="status">
      {isCut && isLong && (
        <p class="connection">
          <Icon icon={WifiOff} size={14} />
          {t(linkState.value === "connecting" ? "connecting" : "reconnecting")}
        </p>
      )}
    </div>
  );
}
