import { localized } from "@palique/shared/locale.ts";
import type { ComponentChildren } from "preact";
import { Field, SelectField } from "./fields.tsx";
import { askedBy, choicesOf, departmentOf, type FormKind, sendForm } from "./form.model.ts";
import { localeOf, type Panel } from "./panel.model.ts";

/** What tells the form's two uses apart: its words, and what stands around the boxes they share. */
export interface FormParts {
  intro: ComponentChildren;
  above?: ComponentChildren;
  /** Of the box for the text. */
  label: string;
  below?: ComponentChildren;
  submit: string;
  after: ComponentChildren;
}

/**
 * One form for both: starting a chat and leaving a message. When the department goes offline while somebody
 * writes, boxes are added around what is written and the cursor stays where it is.
 */
export function FormView({ panel, kind }: { panel: Panel; kind: FormKind }) {
  const { own, store } = panel;
  const { words, extras } = own.get();
  const { starting, ticket, link } = store.get();
  const isTicket = kind === "ticket";
  const sent = isTicket ? ticket : starting;
  const busy = Boolean(sent && !sent.failure);
  const { waits = 0 } = sent ?? {};
  const parts = isTicket && extras ? extras.ticketForm(panel, busy) : startForm(panel, busy);
  const choices = choicesOf(panel);
  const { name, email } = askedBy(panel, kind);

  const onSubmit = (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLElement;
    if (busy || sendForm(panel, kind)) return;
    // Once what is wrong has been drawn.
    setTimeout(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  };
  // Who has begun a message is not sent back to the chat by somebody coming online.
  const stay = () => isTicket && own.set({ leaving: true });

  return (
    <form class="screen" noValidate onSubmit={onSubmit} onInput={stay}>
      <p>{parts.intro}</p>
      {name !== "hidden" && (
        <Field key="name" panel={panel} name="name" label={words.name} optional={name === "optional"} />
      )}
      {email !== "hidden" && (
        <Field
          key="email"
          panel={panel}
          name="email"
          label={words.email}
          optional={email === "optional"}
          placeholder={isTicket ? "" : words.emailHint}
        />
      )}
      {choices.length > 0 && (
        <SelectField
          key="department"
          panel={panel}
          name="departmentId"
          label={words.department}
          value={departmentOf(panel)?.id}
          options={choices.map((one) => [
            one.id,
            words.departmentOption(localized(one.name, localeOf(panel)), one.online),
          ])}
        />
      )}
      {parts.above}
      <Field key="text" panel={panel} name="text" label={parts.label} />
      {parts.below}
      {busy && (link === "down" || waits > 0) && extras && <extras.LateLine panel={panel} waits={waits} />}
      <button type="submit" class="main" aria-disabled={busy}>
        {parts.submit}
      </button>
      {parts.after}
    </form>
  );
}

/** Rather a message: what a server refused is given up. */
function leave({ actions, own }: Panel): void {
  actions.withdraw();
  own.set({ leaving: true });
}

function startForm(panel: Panel, busy: boolean): FormParts {
  const { words } = panel.own.get();
  const { greeting, typingPreview, privacyUrl } = panel.config;
  const { invited } = panel.store.get();
  return {
    intro: invited ? <span ref={invited.draw} /> : localized(greeting, localeOf(panel)) || words.greeting,
    label: invited ? words.composer : words.question,
    submit: busy ? words.starting : invited ? words.send : words.startChat,
    after: (
      <>
        <button type="button" class="second" onClick={() => leave(panel)}>
          {words.leaveMessage}
        </button>
        {(typingPreview || privacyUrl) && (
          <p class="privacy small">
            {typingPreview && words.preview}{" "}
            {privacyUrl && (
              <a href={privacyUrl} target="_blank" rel="noopener">
                {words.privacy}
              </a>
            )}
          </p>
        )}
      </>
    ),
  };
}
