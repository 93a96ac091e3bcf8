import { computed } from "@preact/signals";
import { rows } from "../inbox/inbox.model.ts";
import { besideId, touchedId } from "../layout/beside.model.ts";
import { isWide } from "../layout/layout.model.ts";
import { route } from "../router.ts";
import { openId } from "./conversation.model.ts";

/** The second conversation on the screen; null where there is none, or no room for it. */
export const shownBesideId = computed(() => {
  const id = besideId.value;
  return isWide.value && route.value.name === "inbox" && id !== openId.value ? id : null;
});

/** The conversation that keys and commands are about; null when none is open. */
export const focusedRow = computed(() => {
  const beside = shownBesideId.value;
  const isBeside = beside !== null && (touchedId.value === beside || openId.value === undefined);
  return rows.value.get((isBeside ? beside : openId.value) ?? "") ?? null;
});

/** The caret goes to where is written in this conversation, or the focus to what was said. */
export function focusComposer(id: string): void {
  touchedId.value = id;
  // At once, so that the next key is written there already; and again once what was asked for is drawn.
  focusIn(id);
  requestAnimationFrame(() => {
    if (document.activeElement?.closest(".composer") === null) focusIn(id);
  });
}

function focusIn(id: string): void {
  const panes = [...document.querySelectorAll<HTMLElement>("[data-conversation]")];
  const pane = panes.find((one) => one.dataset.conversation === id);
  const box = pane?.querySelector<HTMLElement>(".composer textarea");
  (box ?? pane?.querySelector<HTMLElement>("[role=log]"))?.focus();
}
