import type { Link } from "../link/link.ts";
import type { Panel } from "../panel/panel.model.ts";
import css from "./offer.css?inline";
import { PUSH_WORDS } from "./words.ts";

/**
 * Answers after leaving, through the website's own service worker; a chunk that only such a website loads. It
 * draws by itself and imports nothing of the panel, so that the panel stays in one piece.
 */
export function createOffer(panel: Panel, link: Link) {
  const { host, store } = panel;
  const worker = host.options.pushWorker ?? "";
  const applicationServerKey = host.config?.pushKey ?? "";
  const canPush = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  let place: HTMLElement | null = null;
  /** Only the browser's refusal is for good; what failed may work the next time. */
  let state: "off" | "asking" | "on" | "refused" | "failed" = "off";
  host.addStyles(css);

  function set(next: typeof state): void {
    state = next;
    draw();
  }

  async function tell(subscription: PushSubscription): Promise<boolean> {
    const { endpoint = "", keys } = subscription.toJSON();
    const browser = { endpoint, keys: { p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "" } };
    const pageUrl = location.href.split("#")[0] ?? null;
    const reply = await link.ask("push:subscribe", { browser, locale: store.get().locale, pageUrl });
    return reply?.ok ?? false;
  }

  async function turnOn(): Promise<void> {
    set("asking");
    try {
      const answer = await Notification.requestPermission();
      // "default": the question was put away without an answer.
      if (answer !== "granted") return set(answer === "denied" ? "refused" : "off");
      await navigator.serviceWorker.register(worker);
      const { pushManager } = await navigator.serviceWorker.ready;
      const options = { userVisibleOnly: true, applicationServerKey };
      set((await tell(await pushManager.subscribe(options))) ? "on" : "failed");
    } catch {
      set("failed");
    }
  }

  /** It was turned on before: the page to come back to is this one now. */
  async function goOn(): Promise<void> {
    const registration = await navigator.serviceWorker.getRegistration(worker);
    const subscription = await registration?.pushManager.getSubscription();
    if (subscription && (await tell(subscription))) set("on");
  }

  if (canPush) {
    if (Notification.permission === "granted") void goOn().catch(() => {});
    navigator.serviceWorker.addEventListener("message", ({ data, ports }) => {
      if (data !== "palique:open") return;
      ports[0]?.postMessage(true);
      if (!store.get().open) host.button.click();
    });
  }

  function draw(): void {
    if (!place) return;
    const { timeline, chat, locale } = store.get();
    // Who logged out took it along.
    if (!chat && state === "on") state = "off";
    const words = PUSH_WORDS[locale];
    const said = timeline.messages.findLast(({ author }) => author.kind !== "system");
    const waits = said?.author.kind === "visitor" && chat?.state !== "ended";
    place.hidden = !waits || (state === "off" && Notification.permission === "denied");
    const text = words[state === "off" || state === "asking" ? "offer" : state];
    if (place.textContent === text) return;
    place.replaceChildren(state === "on" || state === "refused" ? text : button(text));
  }

  function button(text: string): HTMLButtonElement {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "link small";
    made.textContent = text;
    made.onclick = () => {
      if (state !== "asking") void turnOn();
    };
    return made;
  }

  store.subscribe(draw);
  /** The panel's line for it; null once it is gone. */
  return (line: HTMLElement | null): void => {
    place = canPush ? line : null;
    if (line) line.hidden = true;
    draw();
  };
}
