import { LOCALES } from "@palique/shared/locale.ts";
import { useEffect } from "preact/hooks";
import { me } from "../../session.model.ts";
import { Field } from "../../ui/Field.tsx";
import { LANGUAGE_NAMES } from "../../ui/LocaleSwitch.tsx";
import { Choices } from "../Choices.tsx";
import { FormView } from "../FormView.tsx";
import { formAt } from "../form.model.ts";
import { Group, PageHead } from "../Group.tsx";
import { t, tTeam } from "../texts.ts";
import { PasswordGroup } from "./PasswordGroup.tsx";
import { PictureField } from "./PictureField.tsx";
import { choose, type Profile, profileForm, profileOf } from "./profile.model.ts";

const THEMES = ["light", "dark", "auto"] as const;

export function ProfileView() {
  const self = me.value;
  const form = self && formAt<Profile>("profile", profileOf(self), profileForm);
  useEffect(() => {
    if (self) form?.rebase(profileOf(self));
  }, [self]);
  if (!self || !form) return null;
  return (
    <>
      <PageHead title={t("profile")} lead={t("profileLead")} />
      <FormView form={form}>
        <Group title={t("account")} hint={tTeam(self.role)}>
          <PictureField self={self} />
          <Field
            label={t("name")}
            hint={t("nameHint")}
            dir="auto"
            maxLength={120}
            autocomplete="name"
            value={form.values.value.name}
            error={form.errors.value.name}
            onInput={(event) => form.set({ name: event.currentTarget.value })}
          />
          <Field label={t("email")} hint={t("emailHint")} value={self.email} readOnly />
        </Group>
      </FormView>
      <Group title={t("look")} hint={t("languageHint")}>
        <Choices
          label={t("language")}
          isInline
          value={self.locale}
          choices={LOCALES.map((value) => ({
            value,
            label: <span lang={value}>{LANGUAGE_NAMES[value]}</span>,
          }))}
          onChoose={(locale) => void choose({ locale })}
        />
        <Choices
          label={t("theme")}
          isInline
          value={self.theme}
          choices={THEMES.map((value) => ({ value, label: t(value) }))}
          onChoose={(theme) => void choose({ theme })}
        />
      </Group>
      <PasswordGroup />
    </>
  );
}
