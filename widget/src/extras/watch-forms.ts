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

  // What was written is with the server now.
  const empty = () => changeForm(panel, { text: "", subject: "", consent: false });

  const { timeline } = store.get();
  const written = own.get().fields.text.trim();
  refuse(store.get());
  // Sent off before this was there.
  if (written && timeline.messages.some(({ text }) => text === written)) empty();
  store.subscribe((now, before) => {
    refuse(now, before);
    const ticketDone = now.receipt && !before.receipt;
    if (ticketDone) own.set({ leaving: false });
    if (ticketDone || (before.starting && !now.starting && now.chat)) empty();
  });
}
