import type { FormParts } from "../panel/FormView.tsx";
import { Field, SelectField } from "../panel/fields.tsx";
import { departmentOf } from "../panel/form.model.ts";
import type { Panel } from "../panel/panel.model.ts";
import { shownChat } from "../panel/shown-chat.ts";
import { AttachField } from "./AttachField.tsx";
import { ConsentField } from "./ConsentField.tsx";
import { extraWords } from "./words.ts";

/** What the form says and asks when it is for a message. */
export function ticketForm(panel: Panel, busy: boolean): FormParts {
  const { own, store } = panel;
  const { fields, leaving, words } = own.get();
  const { type, types, subject, sending, sendMessage, back } = extraWords(panel);
  const chatIsThere = shownChat(store.get()) || departmentOf(panel)?.online;
  return {
    intro: introOf(panel),
    above: (
      <>
        <SelectField
          panel={panel}
          name="type"
          label={type}
          value={fields.type}
          options={Object.entries(types)}
        />
        <Field panel={panel} name="subject" label={subject} />
      </>
    ),
    label: words.message,
    below: (
      <>
        {panel.config.files && <AttachField panel={panel} />}
        <ConsentField panel={panel} />
      </>
    ),
    submit: busy ? sending : sendMessage,
    after: leaving && chatIsThere && !busy && (
      <button type="button" class="second" onClick={() => own.set({ leaving: false })}>
        {back}
      </button>
    ),
  };
}

function introOf(panel: Panel): string {
  const { leave } = extraWords(panel);
  const { starting, availability } = panel.store.get();
  const error = starting?.failure?.error;
  return leave[
    error === "queue-full" || error === "no-operator" ? error : availability ? "offline" : "unreachable"
  ];
}
