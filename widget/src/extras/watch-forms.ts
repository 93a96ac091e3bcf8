import type { State } from "../core/state.ts";
import { changeForm } from "../panel/form.model.ts";
import type { Panel } from "../panel/panel.model.ts";

/** Says in the form what the server had against it, and empties it once it is with the server. */
export function watchForms(panel: Panel): void {
  const { own, store } = panel;

  function refuse({ starting, ticket }: State, before?: State): void {
    const failure = (starting ?? ticket)?.failure;
    if (!failure || failure === (before?.starting ?? before?.ticket)?.failure) return;
    const { error, field = "" } = failure;
    if (error === "not-accepted") own.set({ problems: { text: "notNow" } });
    if (error === "bad-input") {
      own.set({ problems: { [/^(name|email|subject)$/.test(field) ? field : "text"]: "refused" } });
    }
  }

  refuse(store.get());
  store.subscribe((now, before) => {
    refuse(now, before);
    const ticketDone = now.receipt && !before.receipt;
    if (ticketDone) own.set({ leaving: false });
    // What was written is with the server now.
    if (ticketDone || (before.starting && !now.starting && now.chat)) {
      changeForm(panel, { text: "", subject: "", consent: false });
    }
  });
}
