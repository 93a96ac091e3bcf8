import { PASSWORD_MAX, PASSWORD_MIN } from "@palique/shared/limits.ts";
import { useMemo, useState } from "preact/hooks";
import { me } from "../../session.model.ts";
import { Checkbox, Field } from "../../ui/Field.tsx";
import { FormView } from "../FormView.tsx";
import { Group } from "../Group.tsx";
import { t } from "../texts.ts";
import { passwordForm } from "./profile.model.ts";

export function PasswordGroup() {
  const form = useMemo(passwordForm, []);
  const [shown, setShown] = useState(false);
  const { current, next } = form.values.value;
  const type = shown ? "text" : "password";
  return (
    <FormView form={form} saveLabel={t("changePassword")}>
      <Group title={t("password")} hint={t("passwordLead")}>
        {/* For password managers: whose password it is. */}
        <input type="email" autocomplete="username" hidden readOnly value={me.value?.email ?? ""} />
        <Field
          label={t("currentPassword")}
          type={type}
          autocomplete="current-password"
          maxLength={PASSWORD_MAX}
          value={current}
          error={form.errors.value.current}
          onInput={(event) => form.set({ current: event.currentTarget.value })}
        />
        <Field
          label={t("newPassword")}
          hint={t("newPasswordHint", { n: PASSWORD_MIN })}
          type={type}
          autocomplete="new-password"
          maxLength={PASSWORD_MAX}
          value={next}
          error={form.errors.value.next}
          onInput={(event) => form.set({ next: event.currentTarget.value })}
        />
        <Checkbox
          label={t("showPasswords")}
          checked={shown}
          onChange={(event) => setShown(event.currentTarget.checked)}
        />
      </Group>
    </FormView>
  );
}
