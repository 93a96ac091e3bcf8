import { EMAIL_MAX, NAME_MAX, VARIABLE_MAX, VARIABLES_MAX } from "@palique/shared/limits.ts";
import { nearestLocale } from "@palique/shared/locale.ts";
import type { State } from "../core/state.ts";
import type { Store } from "../core/store.ts";
import type { Call } from "../host.ts";

/** Carries out what the page tells through `window.palique`; what makes no sense is ignored. */
export function createCalls(store: Store<State>): (call: Call) => void {
  return ([name, given]) => {
    const { attributes, theme, locale } = store.get();
    const told = Object(given) as Record<string, unknown>;
    if (name === "identify") {
      store.set({ person: { name: text(told.name, NAME_MAX), email: text(told.email, EMAIL_MAX) } });
    } else if (name === "set") {
      const kept: Record<string, string> = {};
      // Beside the two that steer the widget itself.
      for (const [key, value] of Object.entries({ ...attributes, ...told }).slice(-VARIABLES_MAX + 2)) {
        kept[key] = text(value, VARIABLE_MAX);
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
