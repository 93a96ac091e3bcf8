import type { PriorityRule } from "@palique/shared/admin.ts";
import { VARIABLE_MAX, VARIABLE_NAME_MAX } from "@palique/shared/limits.ts";
import { PRIORITY_NAMES } from "@palique/shared/priority.ts";
import { Plus, X } from "lucide";
import { t as tControl } from "../../control/texts.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Field, Select } from "../../ui/Field.tsx";
import type { Form } from "../form.model.ts";
import { Group } from "../Group.tsx";
import { tSites } from "../texts.ts";
import type { Site } from "./sites.model.ts";
import "./priority.css";

const NEW: PriorityRule = { about: "variable", name: "", test: "is", value: "", priority: "high" };
const MOST = 50;

/** How urgent chats from this website are: rules, and what the page may say itself. */
export function PriorityGroup({ form }: { form: Form<Site> }) {
  const { pagePriority, priorityRules } = form.values.value;
  const put = (index: number, change: Partial<PriorityRule>) =>
    form.set({
      priorityRules: priorityRules.map((rule, at) => (at === index ? { ...rule, ...change } : rule)),
    });
  return (
    <Group title={tSites("priority")} hint={tSites("priorityHint")}>
      {priorityRules.length > 0 && (
        <ol class="rules">
          {priorityRules.map((rule, index) => (
            <li key={index} class="rule">
              <RuleFields rule={rule} number={index + 1} onChange={(change) => put(index, change)} />
              <IconButton
                icon={X}
                size="s"
                label={tSites("removeRule", { n: index + 1 })}
                onClick={() => form.set({ priorityRules: priorityRules.filter((_, at) => at !== index) })}
              />
            </li>
          ))}
        </ol>
      )}
      {form.errors.value.priorityRules && (
        <p class="field-error" role="alert">
          {form.errors.value.priorityRules}
        </p>
      )}
      <div>
        <Button
          icon={Plus}
          disabled={priorityRules.length >= MOST}
          onClick={() => form.set({ priorityRules: [...priorityRules, NEW] })}
        >
          {tSites("addRule")}
        </Button>
      </div>
      <Select
        label={tSites("pagePriority")}
        hint={tSites("pagePriorityHint")}
        value={pagePriority}
        onChange={(event) => {
          const chosen = (["none", "high", "urgent"] as const).find(
            (one) => one === event.currentTarget.value,
          );
          if (chosen) form.set({ pagePriority: chosen });
        }}
      >
        <option value="none">{tSites("pagePriorityNone")}</option>
        <option value="high">{tSites("upTo", { priority: tControl("high") })}</option>
        <option value="urgent">{tSites("upTo", { priority: tControl("urgent") })}</option>
      </Select>
    </Group>
  );
}

interface RuleFieldsProps {
  rule: PriorityRule;
  number: number;
  onChange: (change: Partial<PriorityRule>) => void;
}

/** One sentence: when … is …, the priority is …. */
function RuleFields({ rule, number, onChange }: RuleFieldsProps) {
  return (
    <fieldset class="rule-fields" aria-label={tSites("ruleNumber", { n: number })}>
      <Select
        label={tSites("ruleAbout")}
        value={rule.about}
        onChange={(event) =>
          onChange(
            event.currentTarget.value === "url"
              ? { about: "url", name: "", test: "contains" }
              : { about: "variable" },
          )
        }
      >
        <option value="variable">{tSites("aboutVariable")}</option>
        <option value="url">{tSites("aboutUrl")}</option>
      </Select>
      {rule.about === "variable" && (
        <Field
          label={tSites("variableName")}
          placeholder="plan"
          autocapitalize="none"
          spellcheck={false}
          maxLength={VARIABLE_NAME_MAX}
          value={rule.name}
          onInput={(event) => onChange({ name: event.currentTarget.value })}
        />
      )}
      <Select
        label={tSites("ruleTest")}
        value={rule.test}
        onChange={(event) => onChange({ test: event.currentTarget.value === "is" ? "is" : "contains" })}
      >
        <option value="is">{tSites("testIs")}</option>
        <option value="contains">{tSites("testContains")}</option>
      </Select>
      <Field
        label={tSites("ruleValue")}
        placeholder={rule.about === "url" ? "/checkout" : "gold"}
        spellcheck={false}
        maxLength={VARIABLE_MAX}
        value={rule.value}
        onInput={(event) => onChange({ value: event.currentTarget.value })}
      />
      <Select
        label={tControl("priority")}
        value={rule.priority}
        onChange={(event) => {
          const priority = PRIORITY_NAMES.find((one) => one === event.currentTarget.value);
          if (priority) onChange({ priority });
        }}
      >
        {PRIORITY_NAMES.toReversed().map((name) => (
          <option key={name} value={name}>
            {tControl(name)}
          </option>
        ))}
      </Select>
    </fieldset>
  );
}
