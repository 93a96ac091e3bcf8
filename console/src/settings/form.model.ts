import type { ReadonlySignal, Signal } from "@preact/signals";
import { batch, computed, effect, signal } from "@preact/signals";
import type { ApiFailure } from "../api.ts";
import { me } from "../session.model.ts";
import { t } from "./texts.ts";

type Answer<T> = { ok: true; value: T } | ApiFailure;
/** What is wrong, by the dotted path of the field. */
export type Errors = Readonly<Record<string, string>>;
type FormState = "idle" | "saving" | "saved" | "failed";

export interface Form<T extends object> {
  /** What the fields show: what is saved, with what was edited on top. */
  values: ReadonlySignal<T>;
  isDirty: ReadonlySignal<boolean>;
  errors: Signal<Errors>;
  state: Signal<FormState>;
  /** Why saving failed, when no field says it. */
  problem: Signal<string>;
  set(change: Partial<T>): void;
  discard(): void;
  /** Sends what changed. Edits made meanwhile stay. */
  save(): Promise<boolean>;
  /** News from the server: shows where nothing was edited. */
  rebase(saved: T): void;
}

interface FormOptions<T extends object> {
  check: (values: T) => Errors;
  send: (changes: Partial<T>, values: T) => Promise<Answer<T>>;
  /** Words for what the server finds wrong, where the general ones say too little. */
  explain?: (failure: ApiFailure) => string | undefined;
}

/** JSON would take a number that is none for null. */
const written = (value: unknown) => JSON.stringify(value, (_, part) => (Number.isNaN(part) ? "NaN" : part));
const same = (a: unknown, b: unknown) => written(a) === written(b);

export function createForm<T extends object>(initial: T, options: FormOptions<T>): Form<T> {
  const saved = signal(initial);
  const edits = signal<Partial<T>>({});
  const values = computed<T>(() => ({ ...saved.value, ...edits.value }));
  const isDirty = computed(() => changed(edits.value, saved.value).length > 0);
  const errors = signal<Errors>({});
  const state = signal<FormState>("idle");
  const problem = signal("");

  function fail(found: Errors, text: string): false {
    batch(() => {
      errors.value = found;
      problem.value = text;
      state.value = "failed";
    });
    return false;
  }

  async function save(): Promise<boolean> {
    if (state.peek() === "saving") return false;
    const sent = values.peek();
    const wrong = options.check(sent);
    if (Object.keys(wrong).length > 0) return fail(wrong, t("checkFields"));
    state.value = "saving";
    errors.value = {};
    const answer = await options.send(pick(sent, changed(edits.peek(), saved.peek())), sent);
    if (!answer.ok) {
      const text = options.explain?.(answer) ?? (answer.field ? t("checkField") : answer.text);
      return answer.field ? fail({ [answer.field]: text }, text) : fail({}, text);
    }
    batch(() => {
      saved.value = answer.value;
      const now = edits.peek();
      edits.value = pick<T>(
        now,
        keysOf(now).filter((key) => !same(now[key], sent[key])),
      );
      state.value = "saved";
    });
    return true;
  }

  return {
    values,
    isDirty,
    errors,
    state,
    problem,
    save,
    set(change) {
      batch(() => {
        edits.value = { ...edits.peek(), ...change };
        if (state.peek() === "saved") state.value = "idle";
        if (state.peek() === "failed") errors.value = stillWrong(errors.peek(), options.check(values.peek()));
      });
    },
    discard() {
      batch(() => {
        edits.value = {};
        errors.value = {};
        state.value = "idle";
      });
    },
    rebase(next) {
      if (!same(next, saved.peek())) saved.value = next;
    },
  };
}

/** While a field is being put right its message goes as soon as it is right; new ones wait for the next try. */
function stillWrong(shown: Errors, found: Errors): Errors {
  return Object.fromEntries(Object.entries(shown).filter(([field]) => found[field]));
}

function keysOf<T extends object>(value: T): (keyof T)[] {
  return Object.keys(value) as (keyof T)[];
}

function changed<T extends object>(edits: Partial<T>, saved: T): (keyof T)[] {
  return keysOf<Partial<T>>(edits).filter((key) => !same(edits[key], saved[key]));
}

function pick<T extends object>(value: Partial<T>, keys: (keyof T)[]): Partial<T> {
  const part: Partial<T> = {};
  for (const key of keys) part[key] = value[key];
  return part;
}

/** Forms outlive their screen: what was edited is there when the operator comes back to it. */
const open = signal<ReadonlyMap<string, ReadonlySignal<boolean>>>(new Map());
const forms = new Map<string, unknown>();

/** Paths below /console/settings/ with something not saved. */
export const unsavedPaths = computed(() =>
  [...open.value].filter(([, dirty]) => dirty.value).map(([path]) => path),
);

/** The form of the screen at `path`: the one with edits, else a new one on what the server has. */
export function formAt<T extends object>(path: string, saved: T, make: (saved: T) => Form<T>): Form<T> {
  // A path always holds the same kind of form.
  let form = forms.get(path) as Form<T> | undefined;
  if (!form) {
    form = make(saved);
    forms.set(path, form);
    const { isDirty } = form;
    queueMicrotask(() => {
      open.value = new Map(open.peek()).set(path, isDirty);
    });
  }
  return form;
}

export function closeForm(path: string): void {
  forms.delete(path);
  const rest = new Map(open.peek());
  rest.delete(path);
  open.value = rest;
}

effect(() => {
  // Whoever signs in next starts clean.
  if (me.value) return;
  forms.clear();
  open.value = new Map();
});

addEventListener("beforeunload", (event) => {
  if (unsavedPaths.peek().length > 0) event.preventDefault();
});
