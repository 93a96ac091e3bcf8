import type { CompleteSetup, SetupDone, SetupState } from "@palique/shared/admin.ts";
import { PASSWORD_MIN } from "@palique/shared/limits.ts";
import type { Localized } from "@palique/shared/locale.ts";
import { batch, computed, signal } from "@preact/signals";
import { api } from "../api.ts";
import { locale } from "../i18n/locale.ts";
import { me } from "../session.model.ts";
import { t as tSettings } from "../settings/texts.ts";
import { remembered } from "../storage.ts";
import { t } from "./texts.ts";

export const STEPS = ["you", "organisation", "departments", "websites"] as const;
type Step = (typeof STEPS)[number];

/** What the first departments are called where nobody says otherwise; visitors get both languages. */
const USUAL: readonly Required<Localized>[] = [
  { en: "Sales", es: "Ventas" },
  { en: "Support", es: "Soporte" },
];

export interface SetupAnswers {
  name: string;
  email: string;
  password: string;
  organisation: string;
  timeZone: string;
  departments: string[];
  origins: string[];
}

function empty(): SetupAnswers {
  return {
    name: "",
    email: "",
    password: "",
    organisation: "",
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    departments: USUAL.map((names) => names[locale.peek()] ?? ""),
    origins: [],
  };
}

/** Of this tab, over a reload; never the password. */
const kept = remembered<Partial<SetupAnswers>>("palique.setup", {}, () => sessionStorage);

export const answers = signal<SetupAnswers>({ ...empty(), ...kept.read() });
export const step = signal(0);
export const errors = signal<Readonly<Record<string, string>>>({});
export const problem = signal("");
export const isFinishing = signal(false);
export const done = signal<SetupDone | null>(null);
/** undefined: not asked yet. */
export const linkState = signal<"valid" | "expired" | "unknown" | undefined>(undefined);

export const currentStep = computed<Step>(() => STEPS[step.value] ?? "you");

export async function openSetup(token: string): Promise<void> {
  const answer = await api.get<SetupState>(`/setup/${encodeURIComponent(token)}`);
  linkState.value = answer.ok ? "valid" : answer.error === "expired" ? "expired" : "unknown";
}

export function write(change: Partial<SetupAnswers>): void {
  batch(() => {
    answers.value = { ...answers.peek(), ...change };
    const { password: _, ...rest } = answers.peek();
    kept.write(rest);
    // A message goes as soon as its field is right.
    const found = check(currentStep.peek());
    errors.value = Object.fromEntries(Object.entries(errors.peek()).filter(([field]) => found[field]));
  });
}

/** The usual departments follow the language as long as nobody renamed them. */
export function translateUsual(): void {
  const renamed = answers.peek().departments.map((name) => {
    const usual = USUAL.find((names) => Object.values(names).includes(name));
    return usual?.[locale.peek()] ?? name;
  });
  answers.value = { ...answers.peek(), departments: renamed };
}

export function back(): void {
  batch(() => {
    step.value = Math.max(0, step.peek() - 1);
    errors.value = {};
    problem.value = "";
  });
}

/** On to the next step, or the end; false when something is missing here. */
export async function next(token: string): Promise<boolean> {
  errors.value = check(currentStep.peek());
  if (Object.keys(errors.peek()).length > 0) return false;
  if (step.peek() < STEPS.length - 1) {
    step.value = step.peek() + 1;
    return true;
  }
  return finish(token);
}

function check(at: Step): Record<string, string> {
  const { name, email, password, organisation, departments } = answers.peek();
  const need = tSettings("need");
  switch (at) {
    case "you":
      return {
        ...(name.trim() ? {} : { name: need }),
        ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? {} : { email: t("emailBad") }),
        ...(password.length >= PASSWORD_MIN ? {} : { password: t("passwordShort", { n: PASSWORD_MIN }) }),
      };
    case "organisation":
      return organisation.trim() ? {} : { organisation: need };
    case "departments":
      return Object.fromEntries(
        departments.flatMap((department, index) => {
          const text = department.trim();
          if (!text) return [[`departments.${index}`, need]];
          const isTwice = departments.some((other, at) => at < index && other.trim() === text);
          return isTwice ? [[`departments.${index}`, t("departmentTwice")]] : [];
        }),
      );
    case "websites":
      return {};
  }
}

const STEP_OF: Record<string, number> = {
  name: 0,
  email: 0,
  password: 0,
  organisation: 1,
  timeZone: 1,
  departments: 2,
};

async function finish(token: string): Promise<boolean> {
  const { departments, ...rest } = answers.peek();
  isFinishing.value = true;
  problem.value = "";
  const answer = await api.post<SetupDone>(`/setup/${encodeURIComponent(token)}`, {
    ...rest,
    email: rest.email.trim(),
    locale: locale.peek(),
    departments: departments.map(named),
  } satisfies CompleteSetup);
  isFinishing.value = false;
  if (!answer.ok) {
    const field = answer.field ?? "";
    batch(() => {
      if (answer.error === "expired") linkState.value = "expired";
      step.value = STEP_OF[field.split(".")[0] ?? ""] ?? step.peek();
      if (field) errors.value = { [field]: tSettings("checkField") };
      problem.value = answer.text;
    });
    return false;
  }
  kept.forget();
  batch(() => {
    done.value = answer.value;
    answers.value = empty();
    me.value = answer.value.me;
  });
  return true;
}

function named(text: string): Localized {
  const name = text.trim();
  return USUAL.find((names) => Object.values(names).includes(name)) ?? { [locale.peek()]: name };
}
