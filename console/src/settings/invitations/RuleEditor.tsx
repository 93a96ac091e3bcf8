import type { RuleAdmin } from "@palique/shared/invitations.ts";
import { ChartLine, ChevronLeft, SearchX } from "lucide";
import { useEffect } from "preact/hooks";
import { failureText } from "../../i18n/errors.ts";
import { followLink, go } from "../../router.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Checkbox, Field, Select } from "../../ui/Field.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { notify } from "../../ui/notices.model.ts";
import { sites } from "../admin.model.ts";
import { FormView } from "../FormView.tsx";
import { closeForm, type Form, formAt } from "../form.model.ts";
import { Group, PageHead } from "../Group.tsx";
import { ConditionsGroup } from "./ConditionsGroup.tsx";
import { DatesGroup, LookGroup, OftenGroup, WhoGroup } from "./groups.tsx";
import { editable, newRule, type Rule, ruleForm } from "./rule-form.ts";
import { rulePath, rules } from "./rules.model.ts";
import { thenText, whenText } from "./summary.ts";
import { t } from "./texts.ts";
import { VariantsGroup } from "./VariantsGroup.tsx";

/** One rule, or a new one: `start` is what that begins with. */
export function RuleEditor({ id, start }: { id: string; start: Rule | null }) {
  const saved = rules.value?.find((rule) => rule.id === id);
  return (
    <>
      <a class="crumb" href={rulePath()} onClick={followLink}>
        <Icon icon={ChevronLeft} size={16} />
        {t("back")}
      </a>
      {id === "new" ? (
        <NewRule start={start} />
      ) : saved ? (
        <KeptRule saved={saved} />
      ) : (
        <EmptyState icon={SearchX} title={failureText({ error: "not-found" })} />
      )}
    </>
  );
}

function NewRule({ start }: { start: Rule | null }) {
  const path = "invitations/new";
  const form = formAt<Rule>(path, start ?? newRule(sites.value?.[0]?.id ?? ""), (initial) =>
    ruleForm(null, initial, (made) => {
      closeForm(path);
      notify(t("created", { name: made.name }));
      go(rulePath(made.id), { replace: true });
    }),
  );
  const leave = () => {
    closeForm(path);
    go(rulePath());
  };
  return (
    <>
      <PageHead title={t("newOne")} />
      <FormView form={form} saveLabel={t("create")} onCancel={leave}>
        <RuleFields form={form} isNew />
      </FormView>
    </>
  );
}

function KeptRule({ saved }: { saved: RuleAdmin }) {
  const form = formAt<Rule>(`invitations/${saved.id}`, editable(saved), (start) => ruleForm(saved.id, start));
  useEffect(() => form.rebase(editable(saved)), [saved]);
  return (
    <>
      <PageHead
        title={saved.name}
        action={
          <a
            class="button button-secondary button-m"
            href={rulePath(saved.id, "/results")}
            onClick={followLink}
          >
            <Icon icon={ChartLine} size={16} />
            {t("results")}
          </a>
        }
      />
      <FormView form={form}>
        <RuleFields form={form} isNew={false} />
      </FormView>
    </>
  );
}

function RuleFields({ form, isNew }: { form: Form<Rule>; isNew: boolean }) {
  const rule = form.values.value;
  const all = sites.value ?? [];
  return (
    <>
      <Group title={t("basics")} hint={t("basicsHint")}>
        <Field
          label={t("name")}
          dir="auto"
          maxLength={120}
          autoFocus={isNew && !rule.name}
          value={rule.name}
          error={form.errors.value.name}
          onInput={(event) => form.set({ name: event.currentTarget.value })}
        />
        {all.length > 1 && (
          <Select
            label={t("site")}
            value={rule.siteId}
            error={form.errors.value.siteId}
            onChange={(event) => form.set({ siteId: event.currentTarget.value, departmentId: null })}
          >
            {all.map(({ id, name }) => (
              <option key={id} value={id} selected={id === rule.siteId}>
                {name}
              </option>
            ))}
          </Select>
        )}
        <Checkbox
          label={t("enabled")}
          checked={rule.enabled}
          onChange={(event) => form.set({ enabled: event.currentTarget.checked })}
        />
        <div class="rule-summary" role="note" aria-label={t("inWords")}>
          <p dir="auto">{whenText(rule)}</p>
          <p dir="auto">{thenText(rule)}</p>
        </div>
      </Group>
      <ConditionsGroup form={form} />
      <VariantsGroup form={form} />
      <LookGroup form={form} />
      <WhoGroup form={form} />
      <OftenGroup form={form} />
      <DatesGroup form={form} />
    </>
  );
}
