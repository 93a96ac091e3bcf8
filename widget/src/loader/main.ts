import { nearestLocale } from "@palique/shared/locale.ts";
import type { WidgetConfig } from "@palique/shared/visitor.ts";
import type { Call, CoreModule, TagOptions } from "../host.ts";
import { BUTTON } from "../i18n/button.ts";
import { catchCalls } from "./api.ts";
import { drawButton } from "./button.ts";
import { whenIdle } from "./idle.ts";

/** Where the core is, with the hash of its content; put in by the build. */
declare const CORE_PATH: string;

const CONFIG_WITHIN_MS = 8_000;

const script = document.currentScript ?? document.querySelector("script[data-site][src*='widget.js']");
// One widget per page, however often the script is there.
if (script instanceof HTMLScriptElement && script.dataset.site && !window.palique?.toggle) {
  // Anything but #rrggbb counts as not said.
  const color = script.dataset.color?.match(/^#[\da-f]{6}$/i)?.[0];
  start(script.dataset.site, new URL(script.src).origin, { ...script.dataset, color });
}

function start(key: string, origin: string, options: TagOptions): void {
  // A notification or a mail led here.
  const waiting: Call[] = /^#palique/.test(location.hash) ? [["open"]] : [];
  let run = (call: Call): void => {
    // Nothing is open yet, unless a reload left it so: a click in between must not close it.
    waiting.push(opens(call) ? ["open"] : call);
    if (opens(call)) load?.();
  };
  let load: (() => void) | undefined;
  const emit = catchCalls((call) => run(call));

  whenIdle(async () => {
    const config = await fetchConfig(`${origin}/api/v1/widget/${key}`);
    if (config === false) return;
    const wanted = options.locale || document.documentElement.lang || navigator.language;
    const locale = nearestLocale(wanted, config?.defaultLocale ?? "en");
    const drawn = drawButton(locale, options.color || config?.color, options.position || config?.position);
    const prefix = `palique:${key}:`;

    let loading = false;
    load = () => {
      if (loading) return;
      loading = true;
      import(/* @vite-ignore */ origin + CORE_PATH).then(
        (core: CoreModule) => {
          run = core.start({ ...drawn, origin, key, options, config, locale, prefix, emit, labels: BUTTON });
          waiting.forEach(run);
        },
        () => {
          // Out of reach: the next click tries again.
          loading = false;
        },
      );
    };
    drawn.button.onclick = () => run(["toggle"]);
    drawn.button.onpointerenter = drawn.button.onfocus = load;

    // A conversation of before, or one that another tab starts, needs the core without being asked for.
    addEventListener("storage", ({ key: name, newValue }) => {
      if (newValue && (name === `${prefix}live` || name === `${prefix}open`)) load?.();
    });
    try {
      if (localStorage[`${prefix}live`] || localStorage[`${prefix}open`]) load();
    } catch {
      // Storage is blocked.
    }
    if (waiting.some(opens)) load();
  });
}

function opens([name]: Call): boolean {
  return name === "open" || name === "toggle";
}

/** false: not for this page, so nothing is shown. null: out of reach, but a message can be left. */
async function fetchConfig(url: string): Promise<WidgetConfig | null | false> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(CONFIG_WITHIN_MS) });
    if (response.ok) return (await response.json()).value;
    return response.status !== 403 && response.status !== 404 && null;
  } catch {
    return null;
  }
}
