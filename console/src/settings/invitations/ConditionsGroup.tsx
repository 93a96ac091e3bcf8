import type { RuleCondition } from "@palique/shared/invitations.ts";
import { Plus, X } from "lucide";
import { useLayoutEffect, useRef } from "preact/hooks";
import { IconButton } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { general } from "../admin.model.ts";
import type { Errors, Form } from "../form.model.ts";
import { Group } from "../Group.tsx";
import { ConditionFields } from "./ConditionFields.tsx";
import { freshCondition, KINDS } from "./condition-kinds.ts";
import type { Rule } from "./rule-form.ts";
import { t } from "./texts.ts";

const MOST = 20;

/** When the rule fits: conditions, added from a menu. */
export function ConditionsGroup({ form }: { form: Form<Rule> }) {
  const { conditions } = form.values.value;
  const list = useRef<HTMLOListElement>(null);
  const isAdded = useRef(false);
  useLayoutEffect(() => {
    if (!isAdded.current) return;
    isAdded.current = false;
    list.current?.lastElementChild?.querySelector<HTMLElement>("input, select, textarea, .toggle")?.focus();
  });
  const put = (index: number, next: RuleCondition) =>
    form.set({ conditions: conditions.map((one, at) => (at === index ? next : one)) });
  return (
    <Group title={t("conditions")} hint={t("conditionsHint")}>
      {conditions.length === 0 && <p class="field-hint">{t("always")}</p>}
      {conditions.length > 0 && (
        <ol ref={list} class="rule-conditions">
          {conditions.map((condition, index) => {
            const { icon } = KINDS.find(({ kind }) => kind === condition.on) ?? { icon: Plus };
            const name = t(`k_${condition.on}`);
            return (
              <li key={`${index} ${condition.on}`}>
                <fieldset class="rule-condition" aria-label={name}>
                  <div class="rule-condition-head">
                    <Icon icon={icon} size={16} />
                    <strong>{name}</strong>
                    <IconButton
                      icon={X}
                      size="s"
                      label={t("removeCondition", { what: name })}
                      onClick={() => form.set({ conditions: conditions.filter((_, at) => at !== index) })}
                    />
                  </div>
                  <ConditionFields
                    condition={condition}
                    errors={errorsAt(form.errors.value, index)}
                    onChange={(next) => put(index, next)}
                  />
                </fieldset>
              </li>
            );
          })}
        </ol>
      )}
      {form.errors.value.conditions && (
        <p class="field-error" role="alert">
          {form.errors.value.conditions}
        </p>
      )}
      {conditions.length < MOST && (
        <div>
          <Menu
            label={t("addCondition")}
            trigger={
              <>
                <Icon icon={Plus} size={16} />
                {t("addCondition")}
              </>
            }
            triggerClass="button button-secondary button-m"
            items={KINDS.map(({ kind, icon }) => ({
              label: t(`k_${kind}`),
              icon,
              onChoose: () => {
                isAdded.current = true;
                const zone = general.value?.timeZone ?? "UTC";
                form.set({ conditions: [...conditions, freshCondition(kind, zone)] });
              },
            }))}
          />
        </div>
      )}
    </Group>
  );
}

function errorsAt(errors: Errors, index: number): Errors {
  const start = `conditions.${index}.`;
  return Object.fromEntries(
    Object.entries(errors)
      .filter(([path]) => path.startsWith(start))
      .map(([path, text]) => [path.slice(start.length), text]),
  );
}
