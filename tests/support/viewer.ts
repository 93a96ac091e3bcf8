import { deflateRawSync } from "node:zlib";
import type { FromViewer, ToViewer } from "@palique/shared/viewer.ts";
import type { FrameLocator, Page } from "playwright-core";
import type { TestServer } from "./server.ts";

/** A page in the console's place that frames the viewer, and what the viewer told it. */
export interface ViewerHost {
  page: Page;
  frame: FrameLocator;
  /** The replayed page. */
  shown: FrameLocator;
  send(message: Exclude<ToViewer, { type: "frames" }>): Promise<void>;
  /** A batch as the visitor's browser makes it. */
  frames(
    events: unknown[] | Buffer,
    options?: { full?: boolean; packed?: boolean; at?: number },
  ): Promise<void>;
  told<T extends FromViewer["type"]>(type: T): Promise<Extract<FromViewer, { type: T }>[]>;
  /** Waits until there are so many of it. */
  hears<T extends FromViewer["type"]>(type: T, count?: number): Promise<Extract<FromViewer, { type: T }>>;
}

interface HostWindow {
  told: FromViewer[];
  post(message: ToViewer): void;
}

export function viewerOrigin(server: TestServer): string {
  const started = server.log().findLast(({ event }) => event === "viewer.started");
  return `http://localhost:${started?.port}`;
}

export async function openViewer(
  page: Page,
  server: TestServer,
  options: {
    from?: string[];
    mode?: "live" | "recording";
    theme?: "light" | "dark";
    locale?: "en" | "es";
  } = {},
): Promise<ViewerHost> {
  const origin = viewerOrigin(server);
  const from = (options.from ?? []).map((one) => `from=${encodeURIComponent(one)}`).join("&");
  // The console's own page and policy, without the console.
  await page.route(`${server.url}/**/*.js`, (route) => route.abort());
  await page.goto(`${server.url}/`);
  await page.evaluate(
    ([viewer, query]) => {
      const host = window as unknown as HostWindow;
      host.told = [];
      addEventListener("message", (message) => {
        if (message.origin === viewer) host.told.push(message.data);
      });
      host.post = (message) => frames[0]?.postMessage(message, viewer ?? "");
      const frame = document.createElement("iframe");
      frame.title = "Viewer";
      frame.sandbox.add("allow-scripts", "allow-same-origin");
      frame.referrerPolicy = "no-referrer";
      frame.setAttribute("credentialless", "");
      frame.style.cssText = "position: fixed; inset: 0; border: 0; width: 100%; height: 100%";
      frame.src = `${viewer}/?${query}`;
      document.title = "Host";
      document.documentElement.lang = "en";
      document.body.replaceChildren(frame);
    },
    [origin, from],
  );
  const frame = page.frameLocator("iframe");
  const host: ViewerHost = {
    page,
    frame,
    shown: frame.frameLocator("iframe"),
    send: (message) =>
      page.evaluate((sent) => (window as unknown as HostWindow).post(sent as ToViewer), message),
    async frames(events, { full = false, packed = true, at = 0 } = {}) {
      const raw = Buffer.isBuffer(events) ? events : Buffer.from(JSON.stringify(events));
      const sent = (packed && !Buffer.isBuffer(events) ? deflateRawSync(raw) : raw).toString("base64");
      await page.evaluate(
        ({ base64, ...rest }) => {
          const { buffer } = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
          (window as unknown as HostWindow).post({ type: "frames", ...rest, bytes: buffer });
        },
        { base64: sent, full, packed, at },
      );
    },
    told: (type) =>
      page.evaluate(
        (wanted) => (window as unknown as HostWindow).told.filter((one) => one.type === wanted),
        type,
      ) as Promise<never>,
    async hears(type, count = 1) {
      await page.waitForFunction(
        ([wanted, times]) =>
          (window as unknown as HostWindow).told.filter((one) => one.type === wanted).length >= times,
        [type, count] as const,
        { timeout: 10_000 },
      );
      const [...all] = await host.told(type);
      return all[count - 1] as never;
    },
  };
  await host.hears("ready");
  const { mode = "live", theme = "light", locale = "en" } = options;
  await host.send({ type: "start", mode, theme, locale });
  return host;
}
