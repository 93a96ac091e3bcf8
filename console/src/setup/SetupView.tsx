import { ArrowLeft, ArrowRight, Link2Off, WifiOff } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import { tCommon } from "../i18n/common.ts";
import { failureText } from "../i18n/errors.ts";
import { locale } from "../i18n/locale.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { LocaleSwitch } from "../ui/LocaleSwitch.tsx";
import { Logo } from "../ui/Logo.tsx";
import { DoneView } from "./DoneView.tsx";
import { StepFields } from "./StepFields.tsx";
import {
  back,
  currentStep,
  done,
  isFinishing,
  linkState,
  next,
  openSetup,
  problem,
  STEPS,
  step,
  translateUsual,
} from "./setup.model.ts";
import { t } from "./texts.ts";
import "./setup.css";

/** The wizard of the first start. */
export function SetupView({ token }: { token: string }) {
  useEffect(() => void openSetup(token), [token]);
  useEffect(translateUsual, [locale.value]);
  useEffect(() => {
    document.title = `${t("title")} · Palique`;
  }, [locale.value]);
  const state = linkState.value;
  return (
    <main class="setup">
      {done.value ? (
        <DoneView result={done.value} />
      ) : state === "expired" ? (
        <EmptyState
          icon={Link2Off}
          title={t("expired")}
          action={
            <a class="button button-secondary button-m" href="/console/">
              {t("signIn")}
            </a>
          }
        >
          {t("expiredText")}
        </EmptyState>
      ) : state === "unknown" ? (
        <EmptyState
          icon={WifiOff}
          title={failureText("no-connection")}
          action={<Button onClick={() => void openSetup(token)}>{tCommon("retry")}</Button>}
        />
      ) : state === "valid" ? (
        <Wizard token={token} />
      ) : null}
      {!done.value && <LocaleSwitch />}
    </main>
  );
}

function Wizard({ token }: { token: string }) {
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const at = step.value;
  const isFirstLook = useRef(true);
  useEffect(() => {
    // A new step is announced by its heading; on arrival the first field is where to start.
    if (isFirstLook.current) form.current?.querySelector<HTMLElement>("input")?.focus();
    else heading.current?.focus();
    isFirstLook.current = false;
  }, [at]);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (await next(token)) return;
    requestAnimationFrame(() => {
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    });
  }

  const isLast = at === STEPS.length - 1;
  const name = currentStep.value;
  return (
    <form ref={form} class="setup-card" noValidate onSubmit={submit}>
      <div class="setup-brand">
        <Logo />
        <span>{t("title")}</span>
      </div>
      <ol class="setup-steps">
        {STEPS.map((one, index) => (
          <li
            key={one}
            class={index < at ? "setup-step-done" : ""}
            aria-current={index === at ? "step" : undefined}
          >
            {t(one)}
          </li>
        ))}
      </ol>
      <div>
        <p class="setup-count">{t("step", { n: at + 1, of: STEPS.length })}</p>
        <h1 ref={heading} tabIndex={-1}>
          {t(name)}
        </h1>
        <p class="setup-lead">{t(`${name}Lead`)}</p>
      </div>
      <StepFields step={name} />
      <p class="setup-problem" role="alert">
        {problem.value}
      </p>
      <footer class="setup-foot">
        {at > 0 && (
          <Button variant="ghost" icon={ArrowLeft} onClick={back}>
            {tCommon("back")}
          </Button>
        )}
        <Button
          type="submit"
          variant="primary"
          busy={isFinishing.value}
          {...(!isLast && { icon: ArrowRight })}
        >
          {isLast ? t(isFinishing.value ? "finishing" : "finish") : t("next")}
        </Button>
      </footer>
    </form>
  );
}
