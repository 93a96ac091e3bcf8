import { PASSWORD_MAX, PASSWORD_MIN } from "@palique/shared/limits.ts";
import { Plus, X } from "lucide";
import { OriginsField } from "../settings/OriginsField.tsx";
import { TimeZoneSelect, timeThere } from "../settings/TimeZoneSelect.tsx";
import { tDepartments, t as tSettings, tSites } from "../settings/texts.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { PasswordField } from "./PasswordField.tsx";
import { answers, errors, type STEPS, write } from "./setup.model.ts";
import { t } from "./texts.ts";

export function StepFields({ step }: { step: (typeof STEPS)[number] }) {
  switch (step) {
    case "you":
      return <YouFields />;
    case "organisation":
      return <OrganisationFields />;
    case "departments":
      return <DepartmentFields />;
    case "websites":
      return <WebsiteFields />;
  }
}

function YouFields() {
  const { name, email, password } = answers.value;
  return (
    <>
      <Field
        label={t("name")}
        hint={t("nameHint")}
        dir="auto"
        autocomplete="name"
        maxLength={120}
        value={name}
        error={errors.value.name}
        onInput={(event) => write({ name: event.currentTarget.value })}
      />
      <Field
        label={t("email")}
        hint={t("emailHint")}
        type="email"
        autocomplete="username"
        maxLength={254}
        value={email}
        error={errors.value.email}
        onInput={(event) => write({ email: event.currentTarget.value })}
      />
      <PasswordField
        hint={t("passwordHint", { n: PASSWORD_MIN })}
        maxLength={PASSWORD_MAX}
        value={password}
        error={errors.value.password}
        onChange={(next) => write({ password: next })}
      />
    </>
  );
}

function OrganisationFields() {
  const { organisation, timeZone } = answers.value;
  return (
    <>
      <Field
        label={t("organisationName")}
        dir="auto"
        autocomplete="organization"
        maxLength={120}
        value={organisation}
        error={errors.value.organisation}
        onInput={(event) => write({ organisation: event.currentTarget.value })}
      />
      <TimeZoneSelect
        label={tSettings("timeZone")}
        hint={tDepartments("nowThere", { time: timeThere(timeZone, Date.now()) })}
        value={timeZone}
        onChange={(zone) => write({ timeZone: zone })}
      />
    </>
  );
}

const MOST_DEPARTMENTS = 20;

function DepartmentFields() {
  const { departments } = answers.value;
  return (
    <div class="stack">
      {departments.map((name, index) => (
        // Rows have no identity but their place: their content is controlled.
        <div key={index} class="setup-department">
          <Field
            label={t("department", { n: index + 1 })}
            dir="auto"
            maxLength={120}
            value={name}
            error={errors.value[`departments.${index}`]}
            onInput={(event) => {
              const text = event.currentTarget.value;
              write({ departments: departments.map((one, at) => (at === index ? text : one)) });
            }}
          />
          {departments.length > 1 && (
            <IconButton
              icon={X}
              label={tSettings("removeNamed", { name: name || t("department", { n: index + 1 }) })}
              onClick={() => write({ departments: departments.filter((_, at) => at !== index) })}
            />
          )}
        </div>
      ))}
      {departments.length < MOST_DEPARTMENTS && (
        <div>
          <Button icon={Plus} size="s" onClick={() => write({ departments: [...departments, ""] })}>
            {t("addDepartment")}
          </Button>
        </div>
      )}
    </div>
  );
}

function WebsiteFields() {
  const { origins } = answers.value;
  return (
    <>
      <OriginsField origins={origins} onChange={(next) => write({ origins: next })} />
      {origins.length === 0 && (
        <p class="notice-line">
          {tSites("anyWarning")} {t("skipNote")}
        </p>
      )}
    </>
  );
}
