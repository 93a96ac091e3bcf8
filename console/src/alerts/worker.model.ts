import { go } from "../router.ts";

let registering: Promise<ServiceWorkerRegistration | null> | null = null;

/** The console's service worker: it shows notifications and keeps nothing. Null where the browser has none. */
export function workerRegistration(): Promise<ServiceWorkerRegistration | null> {
  if (!("serviceWorker" in navigator)) return Promise.resolve(null);
  registering ??= navigator.serviceWorker
    .register("/console/sw.js", { scope: "/console/" })
    .catch(() => null);
  return registering;
}

/** A click on a notification brings this page to the front and tells it where to go. */
export function followWorker(): () => void {
  if (!("serviceWorker" in navigator)) return () => {};
  const told = ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== "object" || data === null || !("path" in data)) return;
    const { path } = data;
    if (typeof path === "string" && path.startsWith("/console/")) go(path);
  };
  navigator.serviceWorker.addEventListener("message", told);
  void workerRegistration();
  return () => navigator.serviceWorker.removeEventListener("message", told);
}
