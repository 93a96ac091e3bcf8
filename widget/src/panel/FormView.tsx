import { localized } from "@palique/shared/locale.ts";
import { ConsentField, Field, SelectField } from "./fields.tsx";
import { choicesOf, departmentOf, sendForm } from "./form.model.ts";
import { leaveMessage, localeOf, type Panel } from "./panel.model.ts";
import { shownChat } from "./shown-chat.ts";

/**
 * One form for both: starting a chat and leaving a message. When the department goes offline while somebody
 * writes, boxes are added around what is written and the cursor stays where it is.
 */
export function FormView({ panel, kind }: { panel: Panel; kind: "start" | "ticket" }) {
  const { config, own, store } = panel;
  const { words, leaving } = own.get();
  const { starting, ticket, link } = store.get();
  const locale = localeOf(panel);
  const isTicket = kind === "ticket";
  const sent = isTicket ? ticket : starting;
  const busy = Boolean(sent && !sent.failure);

  const asks = (name: "name" | "email") => isTicket || config.fields[name] !== "hidden";
  const optional = (name: "name" | "email") => !isTicket && config.fields[name] === "optional";
  const onSubmit = (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLElement;
    if (busy || sendForm(panel, kind)) return;
    // Once what is wrong has been drawn.
    setTimeout(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  };

  // Who has begun a message is not sent back to the chat by somebody coming online.
  const stay = () => isTicket && own.set({ leaving: true });
  const back = shownChat(store.get()) || departmentOf(panel)?.online;

  return (
    <form class="screen" noValidate onSubmit={onSubmit} onInput={stay}>
      <p>{isTicket ? ticketIntro(panel) : localized(config.greeting, locale) || words.greeting}</p>
      {asks("name") && (
        <Field key="name" panel={panel} name="name" label={words.name} optional={optional("name")} />
      )}
      {asks("email") && (
        <Field
          key="email"
          panel={panel}
          name="email"
          label={words.email}
          optional={optional("email")}
          placeholder={isTicket ? "" : words.emailHint}
        />
      )}
      {choicesOf(panel).length > 0 && (
        <SelectField
          key="department"
          panel={panel}
          name="departmentId"
          label={words.department}
          value={departmentOf(panel)?.id}
          options={choicesOf(panel).map(({ id, name, online }) => [
            id,
            words.departmentOption(localized(name, locale), online),
          ])}
        />
      )}
      {isTicket && (
        <SelectField
          key="type"
          panel={panel}
          name="type"
          label={words.type}
          value={own.get().fields.type}
          options={Object.entries(words.types)}
        />
      )}
      {isTicket && <Field key="subject" panel={panel} name="subject" label={words.subject} />}
      <Field key="text" panel={panel} name="text" label={isTicket ? words.message : words.question} />
      {isTicket && <ConsentField key="consent" panel={panel} />}
      {busy && link === "down" && (
        <p class="note small" role="status">
          {words.startsLater}
        </p>
      )}
      <button type="submit" class="main" aria-disabled={busy}>
        {isTicket ? (busy ? words.sending : words.sendMessage) : busy ? words.starting : words.startChat}
      </button>
      {!isTicket && (
        <button type="button" class="second" onClick={() => leaveMessage(panel)}>
          {words.leaveMessage}
        </button>
      )}
      {isTicket && leaving && back && !busy && (
        <button type="button" class="second" onClick={() => own.set({ leaving: false })}>
          {words.back}
        </button>
      )}
      {!isTicket && (config.typingPreview || config.privacyUrl) && (
        <p class="privacy small">
          {config.typingPreview && words.preview}{" "}
          {config.privacyUrl && (
            <a href={config.privacyUrl} target="_blank" rel="noopener">
              {words.privacy}
            </a>
          )}
        </p>
      )}
    </form>
  );
}

function ticketIntro({ own, store }: Panel): string {
  const { leave } = own.get().words;
  const { starting, availability } = store.get();
  const error = starting?.failure?.error;
  return leave[
    error === "queue-full" || error === "no-operator" ? error : availability ? "offline" : "unreachable"
  ];
}
