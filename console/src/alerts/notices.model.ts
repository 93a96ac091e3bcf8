import { effect, signal, untracked } from "@preact/signals";
import { go } from "../router.ts";
import { alerts, isSoundOn, ring } from "./sound.model.ts";
import { isAttendedAnywhere, showsHere } from "./tabs.ts";
import { t } from "./texts.ts";
import { workerRegistration } from "./worker.model.ts";

/** Something happened that this operator may want to know. */
export interface Alert {
  event: Parameters<typeof ring>[0];
  /** One notification per conversation: a newer one takes its place. The server's pushes use the same. */
  tag: string;
  title: string;
  body: string;
  /** Where a click leads. */
  path: string;
  /** Reads signals: false once somebody answered, took or read it. */
  isNews: () => boolean;
  /** The conversation is on the screen, and somebody looks at it: nothing has to be said. */
  isInSight?: boolean;
}

export const tagOf = (conversationId: string) => `c:${conversationId}`;

/** "unsupported" also over plain HTTP, where browsers have none. */
type Permission = NotificationPermission | "unsupported";
export const permission = signal<Permission>(readPermission());
function readPermission(): Permission {
  return "Notification" in globalThis && isSecureContext ? Notification.permission : "unsupported";
}

/** Only from a click: browsers refuse, and people too, when they are asked out of nowhere. */
export async function askPermission(): Promise<boolean> {
  if (permission.peek() === "unsupported") return false;
  permission.value = await Notification.requestPermission();
  return permission.peek() === "granted";
}

/** What is shown, by tag: taken back when it is no news any more, or when the operator is here again. */
const shown = signal<ReadonlyMap<string, Alert>>(new Map());

/** Showing and taking away both take a moment: one after the other, or one is taken away before it is there. */
let working: Promise<void> = Promise.resolve();
function inTurn(work: () => Promise<void>): void {
  working = working.then(work).catch(() => {});
}

/** Rings, and shows a notification where nobody is looking. */
export function tellAlert(alert: Alert): void {
  if (alert.isInSight) return;
  ring(alert.event);
  if (!alerts.peek().events[alert.event].notify || permission.peek() !== "granted") return;
  if (isAttendedAnywhere.peek() || !showsHere.peek()) return;
  shown.value = new Map(shown.peek()).set(alert.tag, alert);
  inTurn(() => show(alert));
}

async function show({ event, body, tag, path, ...alert }: Alert): Promise<void> {
  const { showText } = alerts.peek();
  const title = showText ? alert.title : t(`${event}Plain`);
  const options: NotificationOptions = {
    body: showText ? body : "",
    tag,
    icon: "/console/icon.svg",
    data: { path },
    // The tone this operator chose is heard already.
    silent: isSoundOn.peek(),
  };
  const registration = await workerRegistration();
  if (registration) return registration.showNotification(title, options).catch(() => {});
  try {
    const notification = new Notification(title, options);
    notification.onclick = () => {
      window.focus();
      go(path);
      notification.close();
    };
    direct.set(tag, notification);
  } catch {
    // Android has none without a service worker.
  }
}

/** Shown without a service worker. */
const direct = new Map<string, Notification>();

async function take(tag: string): Promise<void> {
  direct.get(tag)?.close();
  direct.delete(tag);
  const registration = await workerRegistration();
  for (const notification of (await registration?.getNotifications({ tag })) ?? []) notification.close();
}

/** Takes back what somebody answered, took or read; with the console in sight all of it. */
export function followNotices(): () => void {
  const stop = effect(() => {
    const isHere = isAttendedAnywhere.value;
    const over = [...shown.value].filter(([, alert]) => isHere || !alert.isNews());
    if (over.length === 0) return;
    untracked(() => {
      const rest = new Map(shown.peek());
      for (const [tag] of over) {
        rest.delete(tag);
        inTurn(() => take(tag));
      }
      shown.value = rest;
    });
  });
  const refresh = () => {
    permission.value = readPermission();
  };
  addEventListener("focus", refresh);
  return () => {
    stop();
    removeEventListener("focus", refresh);
    for (const tag of shown.peek().keys()) inTurn(() => take(tag));
    shown.value = new Map();
  };
}
