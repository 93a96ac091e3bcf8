import type { PushDevice, PushState } from "@palique/shared/push.ts";
import { batch, signal } from "@preact/signals";
import { api } from "../api.ts";
import { me } from "../session.model.ts";
import { remembered } from "../storage.ts";
import { askPermission, permission } from "./notices.model.ts";
import { workerRegistration } from "./worker.model.ts";

/** Who turned it on in this browser: the next one to sign in here did not. */
const turnedOnBy = remembered<string | null>("palique.push", null);

export const pushState = signal<PushState | null>(null);
/** This browser's subscription as the server knows it; null: not called here. */
export const thisDevice = signal<PushDevice | null>(null);
export const canPush = "PushManager" in globalThis && "serviceWorker" in navigator;

type Failure = "denied" | "failed";

/** Reads the devices, and renews this browser's subscription: browsers change it now and then. */
export async function loadPush(): Promise<void> {
  const answer = await api.get<PushState>("/push");
  if (!answer.ok) return;
  const { devices } = answer.value;
  batch(() => {
    pushState.value = answer.value;
    thisDevice.value = devices.find((device) => device.isHere) ?? null;
  });
}

/** Once per session: what was on stays on, also when the browser made a new subscription meanwhile. */
export async function renewPush(): Promise<void> {
  const isOurs = turnedOnBy.read() === me.peek()?.id;
  if (!canPush || !isOurs || permission.peek() !== "granted") return;
  await loadPush();
  await subscribe();
}

/** Calls this browser from now on, with the console closed, too. Only from a click. Answers why not, or null. */
export async function turnPushOn(): Promise<Failure | null> {
  if (!canPush || !(await askPermission())) return "denied";
  if (!pushState.peek()) await loadPush();
  if (!(await subscribe())) return "failed";
  turnedOnBy.write(me.peek()?.id ?? null);
  await loadPush();
  return null;
}

async function subscribe(): Promise<boolean> {
  const registration = await workerRegistration();
  const key = pushState.peek()?.publicKey;
  if (!registration || !key) return false;
  try {
    const before = await registration.pushManager.getSubscription();
    // Made for another server's key: it would be refused.
    if (before && keyOf(before) !== key) await before.unsubscribe();
    const applicationServerKey = key;
    const subscription = await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey,
    });
    const { endpoint, keys } = subscription.toJSON();
    const answer = await api.post<PushDevice>("/push/devices", { endpoint, keys });
    if (answer.ok) thisDevice.value = answer.value;
    return answer.ok;
  } catch {
    return false;
  }
}

function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

/** That browser is not called any more. */
export async function turnPushOff(device: PushDevice): Promise<boolean> {
  const answer = await api.delete<null>(`/push/devices/${device.id}`);
  if (!answer.ok && answer.error !== "not-found") return false;
  if (device.isHere) {
    turnedOnBy.forget();
    const registration = await workerRegistration();
    await (await registration?.pushManager.getSubscription())?.unsubscribe().catch(() => false);
  }
  await loadPush();
  return true;
}

export async function testPush(device: PushDevice): Promise<boolean> {
  return (await api.post<null>(`/push/devices/${device.id}/test`, {})).ok;
}
