import { ChevronLeft } from "lucide";
import { useEffect } from "preact/hooks";
import { failureText } from "../../i18n/errors.ts";
import { followLink, go } from "../../router.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { notify } from "../../ui/notices.model.ts";
import { departmentLabel, departments, operators } from "../admin.model.ts";
import { FormView } from "../FormView.tsx";
import { closeForm, type Form, formAt } from "../form.model.ts";
import { Group, PageHead } from "../Group.tsx";
import { LocalizedFields } from "../LocalizedFields.tsx";
import { Picker } from "../Picker.tsx";
import { settingsPath } from "../sections.ts";
import { tDepartments } from "../texts.ts";
import { AfterGroup } from "./AfterGroup.tsx";
import { AutoGroup } from "./AutoGroup.tsx";
import { type Department, departmentForm, newDepartment } from "./departments.model.ts";
import { AvailabilityGroup, HoursGroup, LimitsGroup, OfflineGroup, RoutingGroup } from "./groups.tsx";

export function DepartmentView({ id }: { id: string }) {
  const saved = departments.value?.find((department) => department.id === id);
  const isNew = id === "new";
  const path = `departments/${id}`;
  const form = isNew
    ? formAt<Department>(path, newDepartment(), (start) =>
        departmentForm(null, start, (made) => {
          closeForm(path);
          notify(tDepartments("created"));
          go(settingsPath(`departments/${made.id}`), { replace: true });
        }),
      )
    : formAt<Department>(path, without(saved), (start) => departmentForm(id, start));
  useEffect(() => {
    if (saved) form.rebase(without(saved));
  }, [saved]);

  if (!saved && !isNew) return <EmptyState icon={ChevronLeft} title={failureText({ error: "not-found" })} />;
  const leave = () => {
    closeForm(path);
    go(settingsPath("departments"));
  };
  return (
    <>
      <a class="crumb" href={settingsPath("departments")} onClick={followLink}>
        <Icon icon={ChevronLeft} size={16} />
        {tDepartments("back")}
      </a>
      <PageHead title={saved ? departmentLabel(saved) : tDepartments("newOne")} />
      {saved?.disabled && <p class="notice-line">{tDepartments("isDisabled")}</p>}
      <FormView form={form} {...(isNew && { saveLabel: tDepartments("create"), onCancel: leave })}>
        <NamesGroup form={form} />
        <PeopleGroup form={form} />
        <RoutingGroup form={form} />
        <HoursGroup form={form} />
        <OfflineGroup form={form} />
        <LimitsGroup form={form} ownId={saved?.id ?? null} />
        <AutoGroup form={form} />
        <AfterGroup form={form} />
        {!isNew && <AvailabilityGroup form={form} />}
      </FormView>
    </>
  );
}

function without(saved: ({ id: string } & Department) | undefined): Department {
  if (!saved) return newDepartment();
  const { id: _, ...values } = saved;
  return values;
}

function NamesGroup({ form }: { form: Form<Department> }) {
  return (
    <Group title={tDepartments("basics")} hint={tDepartments("basicsHint")}>
      <LocalizedFields
        value={form.values.value.names}
        label={(language) => tDepartments("nameIn", { language })}
        maxLength={120}
        error={form.errors.value.names}
        onChange={(names) => form.set({ names })}
      />
    </Group>
  );
}

function PeopleGroup({ form }: { form: Form<Department> }) {
  const people = (operators.value ?? []).filter((operator) => !operator.disabled);
  return (
    <Group title={tDepartments("people")} hint={tDepartments("peopleHint")}>
      {people.length === 0 ? (
        <p>{tDepartments("nobodyToChoose")}</p>
      ) : (
        <Picker
          label={tDepartments("people")}
          isLabelHidden
          options={people.map(({ id, name, email, avatar }) => ({
            id,
            label: name,
            note: email,
            lead: <Avatar id={id} name={name} src={avatar} size="s" />,
          }))}
          chosen={form.values.value.memberIds}
          onChange={(memberIds) => form.set({ memberIds })}
        />
      )}
    </Group>
  );
}
