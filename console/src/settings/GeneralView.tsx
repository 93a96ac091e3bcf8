import type { Settings } from "@palique/shared/admin.ts";
import { useEffect } from "preact/hooks";
import { api } from "../api.ts";
import { Field } from "../ui/Field.tsx";
import { general } from "./admin.model.ts";
import { EndingsField } from "./EndingsField.tsx";
import { FormView } from "./FormView.tsx";
import { createForm, type Form, formAt } from "./form.model.ts";
import { Group, PageHead } from "./Group.tsx";
import { Loading } from "./Loading.tsx";
import { isWhole, NumberField } from "./NumberField.tsx";
import { TimeZoneSelect, timeThere } from "./TimeZoneSelect.tsx";
import { TypingGroup, wrongTyping } from "./TypingGroup.tsx";
import { t, tDepartments } from "./texts.ts";

const MOST_IDLE = 240;

function generalForm(saved: Settings): Form<Settings> {
  return createForm<Settings>(saved, {
    check: ({ organisation, idleAwayMinutes, typing }) => ({
      ...wrongTyping(typing),
      ...(organisation.trim() ? {} : { organisation: t("need") }),
      ...(isWhole(idleAwayMinutes, 0, MOST_IDLE)
        ? {}
        : { idleAwayMinutes: t("wholeNumber", { from: 0, to: MOST_IDLE }) }),
    }),
    async send(changes) {
      const answer = await api.patch<Settings>("/settings", changes);
      if (answer.ok) general.value = answer.value;
      return answer;
    },
  });
}

export function GeneralView() {
  const saved = general.value;
  return saved ? <GeneralForm saved={saved} /> : <Loading title={t("general")} />;
}

function GeneralForm({ saved }: { saved: Settings }) {
  const form = formAt<Settings>("general", saved, generalForm);
  useEffect(() => form.rebase(saved), [saved]);
  const { organisation, idleAwayMinutes, timeZone, refusedFiles } = form.values.value;
  return (
    <>
      <PageHead title={t("general")} lead={t("generalLead")} />
      <FormView form={form}>
        <Group title={t("organisation")}>
          <Field
            label={t("name")}
            hint={t("organisationHint")}
            dir="auto"
            maxLength={120}
            autocomplete="organization"
            value={organisation}
            error={form.errors.value.organisation}
            onInput={(event) => form.set({ organisation: event.currentTarget.value })}
          />
          <TimeZoneSelect
            label={t("timeZone")}
            hint={`${t("timeZoneHint")} ${tDepartments("nowThere", { time: timeThere(timeZone, Date.now()) })}`}
            value={timeZone}
            onChange={(zone) => form.set({ timeZone: zone })}
          />
        </Group>
        <Group title={t("operators")}>
          <NumberField
            label={t("idle")}
            hint={t("idleHint")}
            value={idleAwayMinutes}
            min={0}
            max={MOST_IDLE}
            error={form.errors.value.idleAwayMinutes}
            onChange={(value) => form.set({ idleAwayMinutes: value ?? Number.NaN })}
          />
        </Group>
        <TypingGroup form={form} />
        <Group title={t("files")} hint={t("filesHint")}>
          <EndingsField
            label={t("refusedFiles")}
            hint={t("refusedFilesHint")}
            endings={refusedFiles}
            onChange={(endings) => form.set({ refusedFiles: endings })}
          />
        </Group>
      </FormView>
    </>
  );
}
