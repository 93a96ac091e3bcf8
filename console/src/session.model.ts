import type { OperatorSelf } from "@palique/shared/operator.ts";
import { effect, signal, untracked } from "@preact/signals";
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

/** Runs whenever nobody is signed in any more: whoever signs in next on this page finds nothing of the last one. */
export function whenSignedOut(forget: () => void): void {
  effect(() => {
    if (!me.value) untracked(forget);
  });
}

effect(() => {
  if (!me.value) return;
  setLocale(me.value.locale);
  setTheme(me.value.theme);
});
