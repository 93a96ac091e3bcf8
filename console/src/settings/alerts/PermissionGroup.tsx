import { BellOff, BellRing } from "lucide";
import { askPermission, permission } from "../../alerts/notices.model.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Group } from "../Group.tsx";
import { tAlerts } from "../texts.ts";

/** Whether this browser may show anything, and what to do if not. */
export function PermissionGroup() {
  const state = permission.value;
  const isOn = state === "granted";
  const says = {
    granted: "allowed",
    default: "notAsked",
    denied: "denied",
    unsupported: "unsupported",
  } as const;
  const hints = { denied: "deniedText", unsupported: "unsupportedText" } as const;
  return (
    <Group title={tAlerts("here")} hint={tAlerts("hereHint")}>
      <div class={`alert-state ${isOn ? "alert-state-on" : ""}`} role="status">
        <Icon icon={isOn ? BellRing : BellOff} size={18} />
        <div>
          <strong>{tAlerts(says[state])}</strong>
          {(state === "denied" || state === "unsupported") && <p>{tAlerts(hints[state])}</p>}
        </div>
        {state === "default" && (
          <Button size="s" variant="primary" onClick={() => void askPermission()}>
            {tAlerts("allow")}
          </Button>
        )}
      </div>
    </Group>
  );
}
