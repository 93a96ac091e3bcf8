import type { PushPayload } from "@palique/shared/push.ts";

/**
 * For the service worker of the website that embeds the widget, which imports it: shows answers that came with
 * the page closed. It leaves pushes and notifications of the website itself alone.
 */
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Page {
  visibilityState: DocumentVisibilityState;
  focus(): Promise<unknown>;
  postMessage(message: unknown, transfer: Transferable[]): void;
}
interface Scope {
  registration: ServiceWorkerRegistration;
  clients: {
    matchAll(options: { type: "window"; includeUncontrolled: boolean }): Promise<readonly Page[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(
    type: "push",
    listener: (event: Lasting & { data: { json(): unknown } | null }) => void,
  ): void;
  addEventListener(
    type: "notificationclick",
    listener: (event: Lasting & { notification: Notification; stopImmediatePropagation(): void }) => void,
  ): void;
}
// The DOM's types and a worker's do not fit in one program: this is as much of them as is used.
const scope = globalThis as unknown as Scope;
const PREFIX = "palique:";
/** A page without an open panel does not answer. */
const ANSWER_MS = 300;

scope.addEventListener("push", (event) => {
  const payload = read(event.data);
  if (payload) event.waitUntil(follow(payload));
});

scope.addEventListener("notificationclick", (event) => {
  const { notification } = event;
  if (!notification.tag.startsWith(PREFIX)) return;
  event.stopImmediatePropagation();
  notification.close();
  event.waitUntil(open(notification.data));
});

function read(data: { json(): unknown } | null): PushPayload | null {
  try {
    const payload = data?.json();
    const isOurs = typeof payload === "object" && payload !== null && "palique" in payload;
    return isOurs ? (payload as PushPayload) : null;
  } catch {
    return null;
  }
}

const pages = () => scope.clients.matchAll({ type: "window", includeUncontrolled: true });

async function follow(payload: PushPayload): Promise<void> {
  const { registration } = scope;
  const tag = PREFIX + payload.tag;
  if (payload.palique === "close") {
    for (const shown of await registration.getNotifications({ tag })) shown.close();
    return;
  }
  // Who looks at the page sees the badge on the button.
  if ((await pages()).some(({ visibilityState }) => visibilityState === "visible")) return;
  const options: NotificationOptions & { renotify: boolean } = {
    body: payload.body,
    tag,
    data: payload.url,
    renotify: true,
  };
  await registration.showNotification(payload.title, options);
}

/** In a page that has the chat, else in a new one that opens it. */
async function open(url: unknown): Promise<void> {
  for (const page of await pages()) {
    if (await answers(page)) {
      await page.focus();
      return;
    }
  }
  if (typeof url === "string" && /^https?:/.test(url)) await scope.clients.openWindow(url);
}

function answers(page: Page): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  page.postMessage("palique:open", [port2]);
  return new Promise((done) => {
    port1.onmessage = () => done(true);
    setTimeout(() => done(false), ANSWER_MS);
  });
}
