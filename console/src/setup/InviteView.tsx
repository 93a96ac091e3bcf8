import { PASSWORD_MAX, PASSWORD_MIN } from "@palique/shared/limits.ts";
import { Link2Off, WifiOff } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import { tCommon } from "../i18n/common.ts";
import { failureText } from "../i18n/errors.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Field } from "../ui/Field.tsx";
import { LocaleSwitch } from "../ui/LocaleSwitch.tsx";
import { Logo } from "../ui/Logo.tsx";
import { accept, account, errors, invite, isAccepting, openInvite, problem, write } from "./invite.model.ts";
import { PasswordField } from "./PasswordField.tsx";
import { t } from "./texts.ts";
import "./setup.css";

/** Where an invited operator becomes one. */
export function InviteView({ token }: { token: string }) {
  useEffect(() => void openInvite(token), [token]);
  const state = invite.value;
  return (
    <main class="setup">
      {state === "expired" ? (
        <EmptyState
          icon={Link2Off}
          title={t("inviteExpired")}
          action={
            <a class="button button-secondary button-m" href="/console/">
              {t("signIn")}
            </a>
          }
        >
          {t("inviteExpiredText")}
        </EmptyState>
      ) : state === "unknown" ? (
        <EmptyState
          icon={WifiOff}
          title={failureText("no-connection")}
          action={<Button onClick={() => void openInvite(token)}>{tCommon("retry")}</Button>}
        />
      ) : state ? (
        <AcceptForm token={token} email={state.email} organisation={state.organisation} />
      ) : null}
      <LocaleSwitch />
    </main>
  );
}

interface AcceptFormProps {
  token: string;
  email: string;
  organisation: string;
}

function AcceptForm({ token, email, organisation }: AcceptFormProps) {
  const form = useRef<HTMLFormElement>(null);
  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (await accept(token)) return;
    requestAnimationFrame(() => {
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    });
  }
  return (
    <form ref={form} class="setup-card setup-card-narrow" noValidate onSubmit={submit}>
      <Logo />
      <div>
        <h1 dir="auto">{t("inviteTitle", { organisation })}</h1>
        <p class="setup-lead">{t("inviteLead", { email })}</p>
      </div>
      <input type="email" autocomplete="username" hidden readOnly value={email} />
      <Field
        label={t("name")}
        hint={t("nameHint")}
        dir="auto"
        autocomplete="name"
        autoFocus
        maxLength={120}
        value={account.value.name}
        error={errors.value.name}
        onInput={(event) => write({ name: event.currentTarget.value })}
      />
      <PasswordField
        hint={t("passwordHint", { n: PASSWORD_MIN })}
        maxLength={PASSWORD_MAX}
        value={account.value.password}
        error={errors.value.password}
        onChange={(password) => write({ password })}
      />
      <p class="setup-problem" role="alert">
        {problem.value}
      </p>
      <Button type="submit" variant="primary" busy={isAccepting.value}>
        {t("accept")}
      </Button>
    </form>
  );
}
