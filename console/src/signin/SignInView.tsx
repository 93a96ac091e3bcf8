import { Eye, EyeOff } from "lucide";
import { useRef, useState } from "preact/hooks";
import { endedByItself } from "../session.model.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { LocaleSwitch } from "../ui/LocaleSwitch.tsx";
import { Logo } from "../ui/Logo.tsx";
import { signIn, signInError, signingIn } from "./signin.model.ts";
import { t } from "./texts.ts";
import "./signin.css";

export function SignInView() {
  const form = useRef<HTMLFormElement>(null);
  const [shown, setShown] = useState(false);
  const [missing, setMissing] = useState<{ email?: string; password?: string }>({});

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const fields = new FormData(form.current ?? undefined);
    const email = String(fields.get("email") ?? "").trim();
    const password = String(fields.get("password") ?? "");
    setMissing({
      ...(email ? {} : { email: t("needEmail") }),
      ...(password ? {} : { password: t("needPassword") }),
    });
    const wrong = !email ? "email" : !password ? "password" : null;
    if (wrong) return focus(wrong);
    await signIn({ email, password });
    if (signInError.peek()) focus("password");
  }

  function focus(name: string): void {
    const field = form.current?.elements.namedItem(name);
    if (field instanceof HTMLInputElement) {
      field.focus();
      field.select();
    }
  }

  return (
    <main class="signin">
      <form ref={form} class="signin-card" noValidate onSubmit={submit}>
        <Logo />
        <h1>{t("title")}</h1>
        <p class="signin-lead">{t("welcome")}</p>
        {endedByItself.value && <p class="signin-note">{t("ended")}</p>}
        <Field
          label={t("email")}
          name="email"
          type="email"
          autocomplete="username"
          inputMode="email"
          autoFocus
          error={missing.email}
        />
        <div class="signin-password">
          <Field
            label={t("password")}
            name="password"
            type={shown ? "text" : "password"}
            autocomplete="current-password"
            error={missing.password}
          />
          <IconButton
            icon={shown ? EyeOff : Eye}
            label={shown ? t("hide") : t("show")}
            size="s"
            onClick={() => setShown(!shown)}
          />
        </div>
        <p class="signin-error" role="alert">
          {signInError.value}
        </p>
        <Button type="submit" variant="primary" busy={signingIn.value}>
          {t("submit")}
        </Button>
        <p class="signin-forgot">{t("forgot")}</p>
      </form>
      <LocaleSwitch />
    </main>
  );
}
