import type { OperatorSelf } from "@palique/shared/operator.ts";
import { effect, signal } from "@preact/signals";
import { setLocale } from "./i18n/locale.ts";
import { setTheme } from "./theme.ts";

/** Who is signed in: null is nobody, undefined is not known yet. */
export const me = signal<OperatorSelf | null | undefined>(undefined);

/** A session that ended by itself (expired, disabled, signed out elsewhere), so that the form can say so. */
export const endedByItself = signal(false);

export function sessionEnded(): void {
  if (me.peek()) endedByItself.value = true;
  me.value = null;
}

effect(() => {
  if (!me.value) return;
  setLocale(me.value.locale);
  setTheme(me.value.theme);
});
