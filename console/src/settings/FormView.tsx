import { Check, CircleAlert } from "lucide";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { tCommon } from "../i18n/common.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { Form } from "./form.model.ts";
import { t } from "./texts.ts";

interface FormViewProps<T extends object> {
  form: Form<T>;
  children: ComponentChildren;
  /** Instead of "Save changes", for something that does not exist yet. */
  saveLabel?: string;
  onSaved?: () => void;
  /** Given: a way out of making something new. */
  onCancel?: () => void;
}

/**
 * A form with its status line and buttons at the foot. It shows once there
 * is something to save. Ctrl+S saves; a failed save leads to the wrong field.
 */
export function FormView<T extends object>({
  form,
  children,
  saveLabel,
  onSaved,
  onCancel,
}: FormViewProps<T>) {
  const element = useRef<HTMLFormElement>(null);
  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (await form.save()) return onSaved?.();
    requestAnimationFrame(() => {
      element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    });
  }
  const isNew = saveLabel !== undefined;
  return (
    <form
      ref={element}
      class="settings-form"
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey)) void submit(event);
      }}
    >
      {children}
      <footer
        class={`settings-foot ${form.isDirty.value ? "settings-foot-due" : ""}`}
        hidden={!isNew && !form.isDirty.value && form.state.value === "idle"}
      >
        <FormStatus form={form} isNew={isNew} />
        {onCancel && (
          <Button variant="ghost" onClick={onCancel}>
            {tCommon("cancel")}
          </Button>
        )}
        {form.isDirty.value && !isNew && (
          <Button variant="ghost" onClick={form.discard}>
            {t("discard")}
          </Button>
        )}
        {(isNew || form.isDirty.value) && (
          <Button type="submit" variant="primary" busy={form.state.value === "saving"}>
            {saveLabel ?? t("saveChanges")}
          </Button>
        )}
      </footer>
    </form>
  );
}

function FormStatus<T extends object>({ form, isNew }: { form: Form<T>; isNew: boolean }) {
  const state = form.state.value;
  return (
    <p class="settings-status" role="status">
      {state === "failed" ? (
        <span class="settings-problem">
          <Icon icon={CircleAlert} size={16} />
          {t("notSaved", { why: form.problem.value })}
        </span>
      ) : state === "saving" ? (
        t("saving")
      ) : form.isDirty.value && !isNew ? (
        t("unsavedNote")
      ) : state === "saved" ? (
        <span class="settings-ok">
          <Icon icon={Check} size={16} />
          {t("allSaved")}
        </span>
      ) : null}
    </p>
  );
}
