import type { AutoMessages } from "@palique/shared/automatic.ts";
import { AUTO_SECONDS, AUTO_TEXT_MAX } from "@palique/shared/limits.ts";
import type { Localized } from "@palique/shared/locale.ts";
import { VARIABLES } from "@palique/shared/variables.ts";
import { Sparkles } from "lucide";
import type { ComponentChildren } from "preact";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Field.tsx";
import type { Form } from "../form.model.ts";
import { Group } from "../Group.tsx";
import { LocalizedFields } from "../LocalizedFields.tsx";
import { tAutomatic } from "../texts.ts";
import { Seconds, StepsEditor } from "./AutoSteps.tsx";
import { type AutoKind, switchKind } from "./automatic.model.ts";
import type { Department } from "./departments.model.ts";
import { SILENT, SUGGESTED } from "./suggestions.ts";
import "./automatic.css";

/** What the department says by itself. A kind that is turned on begins with what is suggested for it. */
export function AutoGroup({ form }: { form: Form<Department> }) {
  const auto = form.values.value.auto ?? SILENT;
  const errors = form.errors.value;
  const put = (changed: AutoMessages) => form.set({ auto: changed });
  const set = (change: Partial<AutoMessages>) => put({ ...auto, ...change });
  const isQuiet = Object.values(auto).every((kind) => !kind.on);
  return (
    <Group title={tAutomatic("title")} hint={tAutomatic("hint")}>
      {isQuiet && (
        <div class="auto-offer">
          <Button icon={Sparkles} onClick={() => put(SUGGESTED)}>
            {tAutomatic("useAll")}
          </Button>
          <p class="field-hint">{tAutomatic("useAllHint")}</p>
        </div>
      )}
      <div class="auto-kinds">
        <Kind name="waiting" auto={auto} onSwitch={put}>
          <StepsEditor
            path="auto.waiting.steps"
            label={tAutomatic("afterWaiting")}
            steps={auto.waiting.steps}
            range={AUTO_SECONDS.waiting}
            errors={errors}
            onChange={(steps) => set({ waiting: { ...auto.waiting, steps } })}
          />
        </Kind>
        <Kind name="greeting" auto={auto} onSwitch={put}>
          <Texts
            value={auto.greeting.texts}
            error={errors["auto.greeting.texts"]}
            onChange={(texts) => set({ greeting: { ...auto.greeting, texts } })}
          />
        </Kind>
        <Kind name="operatorSilent" auto={auto} onSwitch={put}>
          <Checkbox
            label={tAutomatic("remind")}
            checked={auto.operatorSilent.remind}
            onChange={(event) =>
              set({ operatorSilent: { ...auto.operatorSilent, remind: event.currentTarget.checked } })
            }
          />
          <StepsEditor
            path="auto.operatorSilent.steps"
            label={tAutomatic("afterSeconds")}
            steps={auto.operatorSilent.steps}
            range={AUTO_SECONDS.silent}
            errors={errors}
            onChange={(steps) => set({ operatorSilent: { ...auto.operatorSilent, steps } })}
          />
        </Kind>
        <Kind name="visitorSilent" auto={auto} onSwitch={put}>
          <StepsEditor
            path="auto.visitorSilent.steps"
            label={tAutomatic("afterSeconds")}
            steps={auto.visitorSilent.steps}
            range={AUTO_SECONDS.silent}
            errors={errors}
            onChange={(steps) => set({ visitorSilent: { ...auto.visitorSilent, steps } })}
          />
        </Kind>
        <Kind name="idle" auto={auto} onSwitch={put}>
          <div class="two-columns">
            <Seconds
              label={tAutomatic("warnSeconds")}
              value={auto.idle.warnSeconds}
              range={AUTO_SECONDS.idle}
              error={errors["auto.idle.warnSeconds"]}
              onChange={(warnSeconds) => set({ idle: { ...auto.idle, warnSeconds } })}
            />
            <Seconds
              label={tAutomatic("endSeconds")}
              value={auto.idle.endSeconds}
              range={AUTO_SECONDS.idle}
              error={errors["auto.idle.endSeconds"]}
              onChange={(endSeconds) => set({ idle: { ...auto.idle, endSeconds } })}
            />
          </div>
          <Texts
            isWarning
            value={auto.idle.texts}
            error={errors["auto.idle.texts"]}
            onChange={(texts) => set({ idle: { ...auto.idle, texts } })}
          />
        </Kind>
        <Kind name="closing" auto={auto} onSwitch={put}>
          <Texts
            value={auto.closing.texts}
            error={errors["auto.closing.texts"]}
            onChange={(texts) => set({ closing: { ...auto.closing, texts } })}
          />
        </Kind>
      </div>
      {!isQuiet && (
        <p class="field-hint">
          {tAutomatic("variables", { names: VARIABLES.map((name) => `{{${name}}}`).join(", ") })}
        </p>
      )}
    </Group>
  );
}

interface KindProps {
  name: AutoKind;
  auto: AutoMessages;
  onSwitch: (auto: AutoMessages) => void;
  children: ComponentChildren;
}

/** A kind of message: a switch, and under it what it says. */
function Kind({ name, auto, onSwitch, children }: KindProps) {
  const { on } = auto[name];
  return (
    <fieldset class="auto-kind" aria-label={tAutomatic(name)}>
      <Checkbox
        label={tAutomatic(name)}
        hint={tAutomatic(`${name}Hint`)}
        checked={on}
        onChange={(event) => onSwitch(switchKind(auto, name, event.currentTarget.checked))}
      />
      {on && <div class="auto-body">{children}</div>}
    </fieldset>
  );
}

interface TextsProps {
  value: Localized;
  error: string | undefined;
  isWarning?: boolean;
  onChange: (texts: Localized) => void;
}

function Texts({ value, error, isWarning, onChange }: TextsProps) {
  return (
    <LocalizedFields
      isLong
      value={value}
      label={(language) => tAutomatic(isWarning ? "warningIn" : "textIn", { language })}
      maxLength={AUTO_TEXT_MAX}
      error={error}
      onChange={onChange}
    />
  );
}
