import { EMAIL_MAX, NAME_MAX } from "@palique/shared/limits.ts";
import { nearestLocale } from "@palique/shared/locale.ts";
import type { State } from "../core/state.ts";
import type { Store } from "../core/store.ts";
import type { Call } from "../host.ts";

const ATTRIBUTES_MAX = 50;
const ATTRIBUTE_MAX = 500;

/** Carries out what the page tells through `window.palique`; what makes no sense is ignored. */
export function createCalls(store: Store<State>): (call: Call) => void {
  return ([name, given]) => {
    const { attributes, theme, locale } = store.get();
    const told = Object(given) as Record<string, unknown>;
    if (name === "identify") {
      store.set({ person: { name: text(told.name, NAME_MAX), email: text(told.email, EMAIL_MAX) } });
    } else if (name === "set") {
      const kept: Record<string, string> = {};
      for (const [key, value] of Object.entries({ ...attributes, ...told }).slice(-ATTRIBUTES_MAX)) {
        kept[key] = text(value, ATTRIBUTE_MAX);
      }
      store.set({
        attributes: kept,
        theme: kept.theme ?? theme,
        locale: nearestLocale(kept.locale, locale),
      });
    }
  };
}

function text(value: unknown, max: number): string {
  return String(value ?? "").slice(0, max);
}
