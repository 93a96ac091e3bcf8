import type { PushDevice } from "@palique/shared/push.ts";
import { Monitor, Smartphone, Trash2 } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { permission } from "../../alerts/notices.model.ts";
import {
  canPush,
  loadPush,
  pushState,
  testPush,
  thisDevice,
  turnPushOff,
  turnPushOn,
} from "../../alerts/push.model.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { notify } from "../../ui/notices.model.ts";
import { browserName } from "../../visitor/user-agent.ts";
import { dayAndTime } from "../dates.ts";
import { Group } from "../Group.tsx";
import { tAlerts } from "../texts.ts";

/** The browsers and phones that are called with no console open. */
export function DevicesGroup() {
  const [busy, setBusy] = useState(false);
  useEffect(() => void loadPush(), []);
  const devices = pushState.value?.devices ?? [];
  const mayAdd = canPush && permission.value !== "unsupported" && permission.value !== "denied";

  async function add(): Promise<void> {
    setBusy(true);
    if (await turnPushOn()) notify(tAlerts("pushFailed"), "problem");
    setBusy(false);
  }
  return (
    <Group title={tAlerts("push")} hint={tAlerts("pushHint")}>
      {devices.length > 0 ? (
        <ul class="alert-devices">
          {devices.map((device) => (
            <DeviceRow key={device.id} device={device} />
          ))}
        </ul>
      ) : (
        <p class="alert-none">{tAlerts("noDevices")}</p>
      )}
      {mayAdd && !thisDevice.value && (
        <div>
          <Button variant="primary" busy={busy} onClick={() => void add()}>
            {tAlerts("pushOn")}
          </Button>
        </div>
      )}
    </Group>
  );
}

function DeviceRow({ device }: { device: PushDevice }) {
  const name = browserName(device.userAgent) || tAlerts("someBrowser");
  async function test(): Promise<void> {
    if (await testPush(device)) notify(tAlerts("testSent", { name }));
    else notify(tAlerts("pushFailed"), "problem");
  }
  return (
    <li class="alert-device">
      <Icon icon={/Mobile|Android|iPhone|iPad/.test(device.userAgent) ? Smartphone : Monitor} size={18} />
      <span class="alert-device-name">
        <span class="ellipsis">{name}</span>
        <small>
          {device.isHere && `${tAlerts("thisBrowser")} · `}
          {tAlerts("since", { date: dayAndTime(device.createdAt) })}
        </small>
      </span>
      <Button size="s" onClick={() => void test()}>
        {tAlerts("sendTest")}
      </Button>
      <IconButton
        icon={Trash2}
        size="s"
        label={tAlerts("removeNamed", { name })}
        onClick={() => void turnPushOff(device)}
      />
    </li>
  );
}
