import type { PushPayload } from "@palique/shared/push.ts";
import type { WorkerScope } from "./scope.ts";

/**
 * The console's service worker. It shows what the server pushes and leads clicks to the right place. It answers
 * no requests and keeps no files: the console is always the server's of now.
 */
const worker = globalThis as unknown as WorkerScope;

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("push", (event) => {
  const payload = read(event.data);
  if (payload) event.waitUntil(follow(payload).then(count));
});

worker.addEventListener("notificationclick", (event) => {
  const { notification } = event;
  notification.close();
  const path = pathOf(notification.data);
  event.waitUntil(open(path).then(count));
});

function read(data: { json(): unknown } | null): PushPayload | null {
  try {
    const payload = data?.json();
    return typeof payload === "object" && payload !== null && "palique" in payload
      ? (payload as PushPayload)
      : null;
  } catch {
    return null;
  }
}

async function follow(payload: PushPayload): Promise<void> {
  const { registration } = worker;
  const same = await registration.getNotifications({ tag: payload.tag });
  if (payload.palique === "close") {
    for (const notification of same) notification.close();
    return;
  }
  const { title, body, tag, url, news, stays } = payload;
  const isRepeated = same.some(({ data }) => (data?.news ? data.news === news : data?.path === url));
  const options: NotificationOptions & { renotify: boolean } = {
    body,
    tag,
    icon: "/console/icon.svg",
    data: { path: url, news },
    requireInteraction: stays,
    // The page may have shown it a moment ago: it makes no noise twice.
    renotify: !isRepeated,
  };
  await registration.showNotification(title, options);
}

function pathOf(data: unknown): string {
  const path = typeof data === "object" && data !== null && "path" in data ? data.path : null;
  return typeof path === "string" && path.startsWith("/console/") ? path : "/console/";
}

/** In the console that is open, else in a new one. */
async function open(path: string): Promise<void> {
  const pages = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const consoles = pages.filter((page) => new URL(page.url).pathname.startsWith("/console/"));
  const page = consoles.find((one) => one.visibilityState === "visible") ?? consoles[0];
  if (!page) {
    await worker.clients.openWindow(path);
    return;
  }
  page.postMessage({ path });
  await page.focus();
}

/** While no console is open the app's badge says how many notifications there are; an open one knows better. */
async function count(): Promise<void> {
  const pages = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.length > 0) return;
  const { length } = await worker.registration.getNotifications();
  await (length > 0 ? worker.navigator.setAppBadge?.(length) : worker.navigator.clearAppBadge?.())?.catch(
    () => {},
  );
}
