import { nearestLocale } from "@palique/shared/locale.ts";
import type { WidgetConfig } from "@palique/shared/visitor.ts";
import type { BaseModule, Call, TagOptions } from "../host.ts";
import { BUTTON } from "../i18n/button.ts";
import { catchCalls } from "./api.ts";
import { drawButton } from "./button.ts";
import { whenIdle } from "./idle.ts";

/** The end of the address of the base, named by its content; put in by the build. */
declare const BASE_END: string;

const CONFIG_WITHIN_MS = 8_000;

const script = (document.currentScript ??
  document.querySelector("script[data-site][src*='widget.js']")) as HTMLScriptElement | null;
// One widget per page, however often the script is there.
if (script?.dataset.site && !window.palique?.toggle) {
  // Anything but #rrggbb counts as not said.
  const color = script.dataset.color?.match(/^#[\da-f]{6}$/i)?.[0];
  start(script.dataset.site, new URL(script.src).origin, { ...script.dataset, color });
}

function start(key: string, origin: string, options: TagOptions): void {
  // A notification or a mail led here.
  const waiting: Call[] = /^#palique/.test(location.hash) ? [["open"]] : [];
  let load: (() => void) | undefined;
  let run = (call: Call): void => {
    waiting.push(call);
    if (isUrgent(call)) load?.();
  };
  const near = () => run(["near"]);
  const prefix = `palique:${key}:`;
  const emit = catchCalls((call) => {
    // Whoever logs out may be on the next page in a moment: that one sees to it.
    try {
      if (call[0] === "forget") localStorage[`${prefix}live`] = call[0];
    } catch {
      // Nothing can be kept, so nothing has to go.
    }
    run(call);
  });

  whenIdle(async () => {
    const config = await fetchConfig(`${origin}/api/v1/widget/${key}`);
    if (config === false) return;
    const wanted = options.locale || document.documentElement.lang || navigator.language;
    const locale = nearestLocale(wanted, config?.defaultLocale ?? "en");
    const drawn = drawButton(locale, options.color || config?.color, options.position || config?.position);

    let base: string = config?.base ?? "base";
    const connect = () => {
      load = undefined;
      const address = `${origin}/widget/${base}${BASE_END}`;
      import(/* @vite-ignore */ address).then(
        ({ start }: BaseModule) => {
          run = start({ ...drawn, origin, key, options, config, locale, prefix, emit, labels: BUTTON });
          waiting.forEach(run);
        },
        () => {
          // Out of reach: the next click tries again.
          load = connect;
        },
      );
    };
    drawn.button.onclick = () => run(["toggle"]);
    drawn.button.onpointerenter = drawn.button.onfocus = near;

    // A conversation of before, or one that another tab starts, is told of without being asked for.
    addEventListener("storage", ({ key: name, newValue }) => {
      if (newValue && (name === `${prefix}live` || name === `${prefix}open`)) near();
    });
    try {
      if (localStorage[`${prefix}live`] || localStorage[`${prefix}open`]) {
        // Nobody is invited beside it.
        base = "base";
        near();
      }
    } catch {
      // Storage is blocked.
    }
    load = connect;
    if ((config && config.tracking !== "off") || waiting.some(isUrgent)) connect();
  });
}

/** What the page tells of its visitor can wait; a visitor, or who logs out, cannot. */
function isUrgent([name]: Call): boolean {
  return /near|open|toggle|forget/.test(name);
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
