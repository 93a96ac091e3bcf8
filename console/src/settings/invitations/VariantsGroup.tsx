import { VARIABLES } from "@palique/shared/variables.ts";
import { Plus, X } from "lucide";
import { locale } from "../../i18n/locale.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import type { Form } from "../form.model.ts";
import { Group } from "../Group.tsx";
import { LocalizedFields } from "../LocalizedFields.tsx";
import { NumberField } from "../NumberField.tsx";
import type { Rule } from "./rule-form.ts";
import { t } from "./texts.ts";

const MOST = 5;
const NAMES = ["A", "B", "C", "D", "E"];
/** What is known before anybody says anything. */
const KNOWN = VARIABLES.filter((name) => ["visitor.name", "operator.name", "organisation"].includes(name));
type Variant = Rule["variants"][number];

/** What the invitation says, in every language, and in several ways to find out which works. */
export function VariantsGroup({ form }: { form: Form<Rule> }) {
  const { variants } = form.values.value;
  const errors = form.errors.value;
  const isOne = variants.length === 1;
  const put = (index: number, change: Partial<Variant>) =>
    form.set({ variants: variants.map((one, at) => (at === index ? { ...one, ...change } : one)) });
  return (
    <Group title={t("words")} hint={t("wordsHint")}>
      <ol class="rule-conditions">
        {variants.map(({ name, texts, weight }, index) => (
          <li key={index}>
            <fieldset
              class={isOne ? "rule-variant" : "rule-condition"}
              aria-label={t("variant", { n: index + 1 })}
            >
              {!isOne && (
                <div class="rule-variant-head">
                  <Field
                    label={t("variantName")}
                    maxLength={120}
                    dir="auto"
                    value={name}
                    error={errors[`variants.${index}.name`]}
                    onInput={(event) => put(index, { name: event.currentTarget.value })}
                  />
                  <NumberField
                    label={t("weight")}
                    hint={t("weightIs", { percent: shareOf(variants, weight) })}
                    min={0}
                    max={100}
                    value={weight}
                    error={errors[`variants.${index}.weight`]}
                    onChange={(value) => put(index, { weight: value ?? Number.NaN })}
                  />
                  <IconButton
                    icon={X}
                    size="s"
                    label={t("removeVariant", { n: index + 1 })}
                    onClick={() => form.set({ variants: variants.filter((_, at) => at !== index) })}
                  />
                </div>
              )}
              <LocalizedFields
                isLong
                value={texts}
                label={(language) => t("textIn", { language })}
                maxLength={500}
                error={errors[`variants.${index}.texts`]}
                onChange={(value) => put(index, { texts: value })}
              />
            </fieldset>
          </li>
        ))}
      </ol>
      <p class="field-hint">
        {t("variables", { names: [...KNOWN, "custom.…"].map((name) => `{{${name}}}`).join(", ") })}
      </p>
      {variants.length < MOST && (
        <div>
          <Button
            icon={Plus}
            onClick={() =>
              form.set({ variants: [...variants, { name: freeName(variants), texts: {}, weight: 1 }] })
            }
          >
            {t("addVariant")}
          </Button>
        </div>
      )}
    </Group>
  );
}

function shareOf(variants: readonly Variant[], weight: number): string {
  const all = variants.reduce((sum, one) => sum + (one.weight || 0), 0);
  const share = all > 0 ? (weight || 0) / all : 0;
  return new Intl.NumberFormat(locale.value, { style: "percent" }).format(share);
}

function freeName(variants: readonly Variant[]): string {
  return NAMES.find((name) => variants.every((one) => one.name !== name)) ?? "A";
}
