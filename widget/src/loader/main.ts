import { nearestLocale } from "@palique/shared/locale.ts";
import type { WidgetConfig } from "@palique/shared/visitor.ts";
import type { Call, CoreModule, Host } from "../host.ts";
import { catchCalls } from "./api.ts";
import { drawButton } from "./button.ts";
import { whenIdle } from "./idle.ts";

/** Where the core is, with the hash of its content; put in by the build. */
declare const CORE_PATH: string;

/** One widget per page, however often the script is there. */
const MARK = Symbol.for("palique");
const CONFIG_WITHIN_MS = 8_000;

const script = document.currentScript ?? document.querySelector("script[data-site][src*='widget.js']");
if (script instanceof HTMLScriptElement && script.dataset.site && !(MARK in window)) {
  Object.defineProperty(window, MARK, { value: true });
  start(script.dataset.site, new URL(script.src).origin, { ...script.dataset });
}

function start(key: string, origin: string, options: Host["options"]): void {
  const prefix = `palique:${key}:`;
  const waiting: Call[] = [];
  let run: ((call: Call) => void) | undefined;
  let load: (() => void) | undefined;

  const emit = catchCalls((call) => {
    if (run) return run(call);
    waiting.push(call);
    if (opens(call)) load?.();
  });

  whenIdle(async () => {
    const config = await fetchConfig(`${origin}/api/v1/widget/${key}`);
    if (config === false) return;
    const wanted = options.locale || document.documentElement.lang || navigator.language;
    const locale = nearestLocale(wanted, config?.defaultLocale ?? "en");
    const drawn = drawButton(locale, options.color || config?.color, options.position || config?.position);

    let loading: Promise<void> | undefined;
    load = () => {
      loading ??= import(/* @vite-ignore */ origin + CORE_PATH).then(
        (core: CoreModule) => {
          run = core.start({ ...drawn, origin, key, options, config, locale, prefix, emit });
          waiting.splice(0).forEach(run);
        },
        () => {
          // Out of reach: the next click tries again.
          loading = undefined;
        },
      );
    };
    const { button } = drawn;
    button.onclick = () => window.palique?.toggle?.();
    button.onpointerenter = button.onfocus = load;

    // A conversation of before, or one that another tab starts, needs the core without being asked for.
    addEventListener("storage", ({ key: name, newValue }) => {
      if (newValue && (name === `${prefix}live` || name === `${prefix}open`)) load?.();
    });
    if (waiting.some(opens) || isKept(prefix)) load();
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
    return /403|404/.test(`${response.status}`) ? false : null;
  } catch {
    return null;
  }
}

function isKept(prefix: string): boolean {
  try {
    return Boolean(localStorage[`${prefix}live`] || localStorage[`${prefix}open`]);
  } catch {
    return false;
  }
}
